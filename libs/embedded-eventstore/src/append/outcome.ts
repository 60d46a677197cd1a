/** Event data that one append may carry, in bytes; metadata does not count. */
export const MAX_APPEND_BYTES = 1_048_576;

/** The last revision of a stream that holds nothing. */
export const NO_EVENTS = -1;

/** What became of an append, a deletion or a tombstone. */
export type Outcome =
  | {
      readonly kind: 'written';
      /** Revision of the last event; {@link NO_EVENTS} when the stream is still without any. */
      readonly revision: number;
      /** Absent for a repeat whose original can no longer be read. */
      readonly position: number | undefined;
    }
  | { readonly kind: 'wrong-expected'; readonly current: number }
  | { readonly kind: 'stream-deleted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid'; readonly because: string }
  /** Nothing was written, and it was not the caller's fault. */
  | { readonly kind: 'failed'; readonly because: string };
