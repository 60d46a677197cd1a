import type { components } from '@ledgerline/api-client';

/** What the api answers about a moment. */
type Schemas = components['schemas'];
export type Timeline = Schemas['Timeline'];
export type Environment = Schemas['Environment'];
export type Diff = Schemas['Diff'];
