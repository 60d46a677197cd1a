import type { components } from '@ledgerline/api-client';

/** What the api answers about the settings of a project. */
type Schemas = components['schemas'];
export type ApiKey = Schemas['ApiKey'];
export type Detector = Schemas['DetectorSummary'];
export type Environment = Schemas['Environment'];
export type Exception = Schemas['Exception'];
export type Freeze = Schemas['Freeze'];
export type OwnValue = Schemas['OwnValue'];
export type ProjectFile = Schemas['ProjectFile'];
export type VarianceRule = Schemas['VarianceRuleInUse'];
export type Configuration = Schemas['Configuration']['configuration'];
