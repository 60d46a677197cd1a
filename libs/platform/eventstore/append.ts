import type { ExpectedRevision } from '@ledgerline/kernel';

/** An event as it goes over the wire; data and metadata are JSON. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** Events on their way to one stream, all or none of them, at exactly one revision. */
export interface Append {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
  readonly expected: ExpectedRevision;
}
