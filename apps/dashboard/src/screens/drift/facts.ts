import type { components } from '@ledgerline/api-client';

/** What the api answers about findings. */
type Schemas = components['schemas'];
export type Finding = Schemas['Finding'];
export type Explained = Schemas['FindingExplained'];
export type Counts = Schemas['FindingCounts'];
