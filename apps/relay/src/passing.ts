import { EventLogError } from '@ledgerline/kernel';
import { StreamContended } from '@ledgerline/platform/ledger';

const lasting: ReadonlySet<string> = new Set(['too-large', 'invalid-argument', 'stream-deleted']);

/** Nothing about the message itself: the same attempt, later, can succeed. */
export function isPassing(error: unknown): boolean {
  return error instanceof StreamContended || (error instanceof EventLogError && !lasting.has(error.code));
}
