import type { ProjectionTable } from '@ledgerline/platform/postgres';

/** The tables of this context. */
export const environmentProjections: readonly ProjectionTable[] = [];
