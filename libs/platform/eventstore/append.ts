import type { EventData } from '@eventstore/db-client';
import type { ExpectedRevision } from '@ledgerline/kernel';

/** Events on their way to one stream, all or none of them, at exactly one revision. */
export interface Append {
  readonly stream: string;
  readonly events: readonly EventData[];
  readonly expected: ExpectedRevision;
}
