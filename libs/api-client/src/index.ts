export type { ClientOptions, LedgerlineClient } from './client';
export { createLedgerlineClient } from './client';
export type { Problem } from './problem';
export { LedgerlineProblem } from './problem';
export type { components, paths } from './schema';
