import type { ProcessBinding } from '@ledgerline/platform/ledger';

/** What happens by itself in this context. */
export const driftProcesses: readonly ProcessBinding[] = [];
