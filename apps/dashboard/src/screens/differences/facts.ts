import type { components } from '@ledgerline/api-client';

/** What the api answers about two sides. */
type Schemas = components['schemas'];
export type Diff = Schemas['Diff'];
export type Difference = Schemas['ExplainedDifference'];
export type Side = Schemas['DiffSide'];
export type Classification = Difference['classification'];
