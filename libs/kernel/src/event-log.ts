/** What goes with every event: who caused it, through which command, in which chain of causes. */
export interface EventMetadata {
  /** Version of the event type's schema that `data` was written under. */
  readonly schemaVersion: number;
  readonly actor: Actor;
  /** The command that decided this event; a repeat of the command finds its events by this id. */
  readonly commandId: string;
  /** The event or request that caused the command. */
  readonly causationId: string;
  /** The same for everything that one outside request set in motion. */
  readonly correlationId: string;
}

/** Who acts: `id` is the person or service behind whatever token or alias was used. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'system';
  readonly id: string;
}

/** An event on its way into the log; `id` is a UUID derived from its cause, so that a retry is the same append. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** An event as the log returns it, not yet decoded. */
export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  /** Place in its stream, from 0. */
  readonly revision: bigint;
  /** Place in the whole log; orders all events, not consecutive. */
  readonly position: bigint;
  /** RFC 3339, UTC, from the log's own clock. */
  readonly recordedAt: string;
}

export interface Appended {
  /** Revision and position of the last event of the append. */
  readonly revision: bigint;
  readonly position: bigint;
}

/** The revision that the stream must be at; there is no `any`: every append is a decision on a state that was read. */
export type ExpectedRevision = 'no-stream' | bigint;

/**
 * Why the log could not do it.
 * - `wrong-expected-revision`: the stream moved; read it again and decide again.
 * - `unavailable`: nothing was written, or nothing was read; try again later.
 * - `outcome-unknown`: the write may or may not have happened and reading could not tell either.
 * - `stream-deleted`, `too-large`, `invalid-argument`, `access-denied`: trying again does not help.
 */
export type EventLogErrorCode =
  | 'wrong-expected-revision'
  | 'unavailable'
  | 'outcome-unknown'
  | 'stream-deleted'
  | 'too-large'
  | 'invalid-argument'
  | 'access-denied';

export class EventLogError extends Error {
  constructor(
    readonly code: EventLogErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'EventLogError';
  }
}

/** Which part of the log is wanted: streams by any of these name prefixes; system events (`$…`) never come. */
export interface LogFilter {
  readonly streamPrefixes?: readonly string[];
}

/** What a subscription delivers: events in order, and a mark each time it has caught up with the log's end. */
export type Delivery =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  | { readonly kind: 'caught-up' }
  /** Everything up to here was seen, though nothing matched; safe to checkpoint. */
  | { readonly kind: 'passed'; readonly position: bigint };

/** The ledger as the rest of the system sees it: an append-only log of streams with one total order. */
export abstract class EventLog {
  /** Appends atomically at exactly `expected`; acknowledged means flushed. Throws {@link EventLogError}. */
  abstract append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended>;
  /** Events of one stream, oldest first, from revision `from` (inclusive). A missing stream is empty. */
  abstract readStream(
    stream: string,
    options?: { readonly from?: bigint; readonly limit?: number },
  ): AsyncIterable<StoredEvent>;
  /** The whole log, oldest first, after `after` (exclusive); ends at the log's present end. */
  abstract readAll(options?: {
    readonly after?: bigint;
    readonly limit?: number;
    readonly filter?: LogFilter;
  }): AsyncIterable<StoredEvent>;
  /** The whole log after `after` (exclusive) and then whatever comes; resumes by itself over lost connections; ends on `signal`. */
  abstract subscribe(options: {
    readonly after?: bigint;
    readonly filter?: LogFilter;
    readonly signal: AbortSignal;
  }): AsyncIterable<Delivery>;
  /** Position of the last event in the log; undefined when it is empty. */
  abstract head(): Promise<bigint | undefined>;
}
