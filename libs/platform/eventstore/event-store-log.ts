import type { EventStoreDBClient, ResolvedEvent } from '@eventstore/db-client';
import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import type { Appended, Delivery, ExpectedRevision, LogFilter, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { EventLog } from '@ledgerline/kernel';
import { appendOnce } from './appending';
import { checkLimit, checkPosition, checkRevision, checkStreamName, encodeEvents } from './checks';
import { Connection } from './connection';
import type { EventLogOptions, Patience } from './options';
import { DEFAULT_PATIENCE } from './options';
import { OrderedAppends } from './ordered-appends';
import type { RawEvent } from './raw-event';
import { rawEvent } from './raw-event';
import { resumableRead } from './reading';
import { storedEvent } from './stored-event';
import { subscribe } from './subscribing';

/**
 * The ledger in EventStoreDB, embedded or real, with the faults of its client contained. Everything that fails does so
 * with an `EventLogError`.
 */
export class EventStoreLog extends EventLog {
  private readonly connection: Connection;
  private readonly patience: Patience;

  /** Does not connect yet. Throws `invalid-argument` for a URL that is no connection string. */
  constructor({ url, patience = DEFAULT_PATIENCE }: EventLogOptions) {
    super();
    this.connection = new Connection(url);
    this.patience = patience;
  }

  override async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    checkStreamName(stream);
    checkRevision(expected);
    const append = { stream, events: encodeEvents(events), expected };
    const appended = await appendOnce(append, this.connection, this.patience);
    // A repeat of something truncated has no position any more: the log's head is past it.
    return appended.position === 0n ? { ...appended, position: (await this.head()) ?? 0n } : appended;
  }

  /** For one writer alone, who keeps the order of several streams. Throws `unavailable`. */
  openAppends(): Promise<OrderedAppends> {
    return OrderedAppends.open(this.connection, this.patience);
  }

  override async *readStream(
    stream: string,
    { from = 0n, limit }: { readonly from?: bigint; readonly limit?: number } = {},
  ): AsyncIterable<StoredEvent> {
    checkStreamName(stream);
    checkRevision(from);
    checkLimit(limit);
    if (limit === 0) return;
    let next = from;
    let left = limit ?? Number.MAX_SAFE_INTEGER;
    const open = (client: EventStoreDBClient) =>
      client.readStream(stream, {
        direction: FORWARDS,
        fromRevision: next === 0n ? START : next,
        maxCount: left,
      });
    for await (const resolved of resumableRead(open, this.connection, this.patience)) {
      const event = storedEvent(resolved);
      if (event === undefined) continue;
      next = event.revision + 1n;
      left -= 1;
      yield event;
      if (left === 0) return;
    }
  }

  override async *readAll({
    after,
    limit = Number.MAX_SAFE_INTEGER,
    filter,
  }: {
    readonly after?: bigint;
    readonly limit?: number;
    readonly filter?: LogFilter;
  } = {}): AsyncIterable<StoredEvent> {
    checkLimit(limit);
    if (limit === 0) return;
    let left = limit;
    for await (const resolved of this.allAfter(after)) {
      const event = storedEvent(resolved);
      if (event === undefined || !isWanted(event, filter)) continue;
      left -= 1;
      yield event;
      if (left === 0) return;
    }
  }

  /** The whole log after `after` (exclusive) as the server has it, its own events included, up to its present end. */
  async *readRaw(after?: bigint): AsyncIterable<RawEvent> {
    for await (const resolved of this.allAfter(after)) {
      const event = rawEvent(resolved);
      if (event !== undefined) yield event;
    }
  }

  override async *subscribe({
    after,
    filter,
    signal,
  }: {
    readonly after?: bigint;
    readonly filter?: LogFilter;
    readonly signal: AbortSignal;
  }): AsyncIterable<Delivery> {
    checkPosition(after);
    yield* subscribe({ after, filter, signal }, this.connection, this.patience);
  }

  override async head(): Promise<bigint | undefined> {
    const open = (client: EventStoreDBClient) =>
      client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 });
    for await (const { event } of resumableRead(open, this.connection, this.patience)) return event?.position?.commit;
    return undefined;
  }

  private async *allAfter(after: bigint | undefined): AsyncIterable<ResolvedEvent> {
    checkPosition(after);
    let seen = after;
    const open = (client: EventStoreDBClient) =>
      client.readAll({
        direction: FORWARDS,
        fromPosition: seen === undefined ? START : { commit: seen, prepare: seen },
      });
    for await (const resolved of resumableRead(open, this.connection, this.patience)) {
      const position = resolved.event?.position?.commit;
      // The server begins with the event at the position, not after it.
      if (position === undefined || (seen !== undefined && position <= seen)) continue;
      seen = position;
      yield resolved;
    }
  }

  /** Ends every read and subscription. */
  async close(): Promise<void> {
    await this.connection.close();
  }
}

/** Opens the log at `url`; it connects with the first request. */
export function openEventLog(options: EventLogOptions): EventStoreLog {
  return new EventStoreLog(options);
}

function isWanted({ stream }: StoredEvent, filter: LogFilter | undefined): boolean {
  const prefixes = filter?.streamPrefixes ?? [];
  return prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
}
