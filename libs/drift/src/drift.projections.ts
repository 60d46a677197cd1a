import type { ProjectionTable } from '@ledgerline/platform/postgres';

/** The tables of this context. */
export const driftProjections: readonly ProjectionTable[] = [];
