import type { components } from '@ledgerline/api-client';

/** What the api answers about a board. */
type Schemas = components['schemas'];
export type Environment = Schemas['Environment'];
export type Promotion = Schemas['Promotion'];
export type Release = Schemas['ReleaseListed'];
export type Standing = Schemas['ReleaseStanding'];
export type Detector = Schemas['DetectorSummary'];
