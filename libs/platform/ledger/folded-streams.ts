import type { Appended, Decider, DomainEvent, EventCatalog, EventLog, NewEvent } from '@ledgerline/kernel';
import { approximateBytes } from './approximate-bytes';
import { Fold } from '@ledgerline/kernel';
import type { FoldedStream } from './folded-stream';
import { folded, foldedOwn, unread } from './folded-stream';
import type { Outcome } from './outcomes';
import type { Snapshots } from './snapshots/snapshots';
import { StreamQuarantined } from './stream-quarantined';

interface Limits {
  /** Bound on the (estimated) size of all that is kept; what was used longest ago goes first. */
  readonly maxBytes: number;
  /**
   * For how long a state counts as the present one without asking the log again, in milliseconds. Shorter than any
   * server needs to be stopped, set back to a backup and started: only then could the log have gone another way
   * without the expected revision telling.
   */
  readonly trustFor: number;
  /** Milliseconds since any instant; never goes backwards. */
  readonly now: () => number;
}

type Kept = Pick<Snapshots, 'load' | 'offer' | 'forget'>;

interface Known {
  readonly folded: FoldedStream<unknown>;
  readonly bytes: number;
  /** Length of the stream when its size was estimated. */
  readonly measuredAt: bigint;
  /** The log was seen to stand so then, or later. */
  readonly confirmedAt: number;
}

const defaults: Limits = { maxBytes: 64 * 1024 * 1024, trustFor: 400, now: () => performance.now() };

/**
 * Streams as they were folded before, so that only their tails are read again. Each read begins with the last event
 * that is known: if the log has another one there, what was known is forgotten and the stream is read from its start.
 */
export class FoldedStreams {
  private readonly known = new Map<string, Known>();
  private readonly names = new WeakMap<object, number>();
  private readonly limits: Limits;
  private deciders = 0;
  private bytes = 0;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    limits: Partial<Limits> = {},
    private readonly snapshots?: Kept,
  ) {
    this.limits = { ...defaults, ...limits };
  }

  /** The stream as it stands in the log now. Throws `StreamQuarantined` at an event that cannot be folded. */
  async read<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
  ): Promise<FoldedStream<State>> {
    const stream = decider.stream(id);
    const known = this.known.get(this.keyOf(decider, stream))?.folded as FoldedStream<State> | undefined;
    const read = (known && (await this.extended(decider, stream, known))) ?? undefined;
    const current =
      read ?? (await this.fromSnapshot(decider, stream)) ?? (await this.extended(decider, stream, unread(decider)));
    if (current === undefined) throw new Error(`stream "${stream}" could not be read from its start`);
    return current;
  }

  /**
   * The stream as it stood a moment ago, without asking the log. Good for deciding what is then appended at this very
   * revision; never good for a refusal, nor for saying that there is nothing to do.
   */
  recent<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
  ): FoldedStream<State> | undefined {
    const known = this.known.get(this.keyOf(decider, decider.stream(id)));
    if (known === undefined || this.limits.now() - known.confirmedAt > this.limits.trustFor) return undefined;
    return known.folded as FoldedStream<State>;
  }

  /** Takes note of what was just written after `before`; `since` is when the append was sent. */
  written<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
    before: FoldedStream<State>,
    events: readonly NewEvent[],
    appended: Appended,
    since: number,
  ): void {
    const stream = decider.stream(id);
    const after = foldedOwn(decider, this.catalog, before, stream, events, appended);
    if (after === undefined) return;
    this.keep(this.keyOf(decider, stream), after, since);
    this.snapshots?.offer(decider, stream, after);
  }

  /** What a command came to that may have written to the stream; reads the log for one of long ago. */
  async outcomeOf(
    stream: string,
    { outcomes }: FoldedStream<unknown>,
    commandId: string,
  ): Promise<Outcome | undefined> {
    const latest = outcomes.latest(commandId);
    if (latest !== undefined) return latest;
    let found: Outcome | undefined;
    for (const { from, to } of outcomes.candidates(commandId)) {
      const limit = Number(to - from) + 1;
      for await (const stored of this.log.readStream(stream, { from, limit })) {
        const { revision, position } = stored;
        if (this.catalog.decode(stored).metadata.commandId === commandId) found = { revision, position };
      }
    }
    return found;
  }

  now(): number {
    return this.limits.now();
  }

  private async fromSnapshot<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    stream: string,
  ): Promise<FoldedStream<State> | undefined> {
    const kept = await this.snapshots?.load(decider, stream);
    if (kept === undefined) return undefined;
    const current = await this.extended(decider, stream, kept as FoldedStream<State>);
    if (current === undefined) this.snapshots?.forget(decider, stream);
    return current;
  }

  /** Undefined when the log does not hold the last known event where it was. */
  private async extended<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    stream: string,
    known: FoldedStream<State>,
  ): Promise<FoldedStream<State> | undefined> {
    const since = this.limits.now();
    const key = this.keyOf(decider, stream);
    const run = new Fold();
    let current = known;
    let confirmed = known.last === undefined;
    try {
      for await (const stored of this.log.readStream(stream, { from: known.last?.revision ?? 0n })) {
        if (!confirmed && stored.id !== known.last?.id) return undefined;
        if (confirmed) current = folded(decider, this.catalog, current, stored, run);
        confirmed = true;
      }
    } catch (error) {
      if (error instanceof StreamQuarantined) this.keep(key, current, -Infinity);
      throw error;
    }
    if (!confirmed) return undefined;
    this.keep(key, current, since);
    this.snapshots?.offer(decider, stream, current);
    return current;
  }

  private keyOf(decider: object, stream: string): string {
    const name = this.names.get(decider) ?? (this.deciders += 1);
    this.names.set(decider, name);
    return `${String(name)} ${stream}`;
  }

  /** Streams that were never written take no room. */
  private keep(key: string, after: FoldedStream<unknown>, confirmedAt: number): void {
    const before = this.known.get(key);
    if (before !== undefined) {
      this.known.delete(key);
      this.bytes -= before.bytes;
    }
    if (after.last === undefined) return;
    const measured = measure(before, after);
    this.known.set(key, { folded: after, confirmedAt, ...measured });
    this.bytes += measured.bytes;
    for (const [oldest, { bytes }] of this.known) {
      if (this.bytes <= this.limits.maxBytes) return;
      this.known.delete(oldest);
      this.bytes -= bytes;
    }
  }
}

/** A size holds until the stream has grown by a quarter, so that measuring costs no more than folding does. */
function measure(before: Known | undefined, { state, last, outcomes }: FoldedStream<unknown>) {
  const length = (last?.revision ?? 0n) + 1n;
  if (before !== undefined && length >= before.measuredAt && length * 4n <= before.measuredAt * 5n) return before;
  return { bytes: approximateBytes(state) + approximateBytes(outcomes.kept()) + 200, measuredAt: length };
}
