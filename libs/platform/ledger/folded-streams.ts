import type { Decider, DomainEvent, EventCatalog, EventLog, Recorded } from '@ledgerline/kernel';

/** Where a command left the stream. */
interface Outcome {
  readonly revision: bigint;
  readonly position: bigint;
}

/** Where an event stands; not the event itself, whose data (chunks of large documents, say) is not worth keeping. */
type Place = Pick<Recorded, 'id' | 'revision' | 'position'>;

/** A stream folded up to `last`, with the outcome of every command that wrote to it. */
export interface FoldedStream<State> {
  readonly state: State;
  readonly last: Place | undefined;
  readonly outcomes: Map<string, Outcome>;
}

/**
 * Streams as they were folded before, so that only their tails are read again. Each read begins with the last event
 * that is known: if the log has another one there, what was known is forgotten and the stream is read from its start.
 */
export class FoldedStreams {
  private readonly known = new Map<string, FoldedStream<unknown>>();
  private readonly names = new WeakMap<object, number>();
  private deciders = 0;
  private events = 0;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    /** Bound on the events behind all that is kept; what was read longest ago goes first. */
    private readonly maxEvents = 100_000,
  ) {}

  /** The stream as it stands in the log now. Throws `UndecodableEvent` at an event that this build cannot read. */
  async read<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
  ): Promise<FoldedStream<State>> {
    const stream = decider.stream(id);
    const key = `${String(this.nameOf(decider))} ${stream}`;
    const known = this.forget(key) as FoldedStream<State> | undefined;
    const folded =
      (known && (await this.extended(decider, stream, known))) ??
      (await this.extended(decider, stream, { state: decider.initial, last: undefined, outcomes: new Map() }));
    if (folded === undefined) throw new Error(`stream "${stream}" could not be read from its start`);
    this.keep(key, folded);
    return folded;
  }

  /** Undefined when the log does not hold the last known event where it was. */
  private async extended<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    stream: string,
    known: FoldedStream<State>,
  ): Promise<FoldedStream<State> | undefined> {
    let { state, last } = known;
    let confirmed = last === undefined;
    for await (const stored of this.log.readStream(stream, { from: last?.revision ?? 0n })) {
      if (!confirmed && stored.id !== last?.id) return undefined;
      if (confirmed) {
        const event = this.catalog.decode(stored);
        const { id, revision, position } = event;
        state = decider.evolve(state, event as Recorded<Event>);
        known.outcomes.set(event.metadata.commandId, { revision, position });
        last = { id, revision, position };
      }
      confirmed = true;
    }
    return confirmed ? { state, last, outcomes: known.outcomes } : undefined;
  }

  private nameOf(decider: object): number {
    const name = this.names.get(decider) ?? (this.deciders += 1);
    this.names.set(decider, name);
    return name;
  }

  private forget(key: string): FoldedStream<unknown> | undefined {
    const known = this.known.get(key);
    if (known === undefined) return undefined;
    this.known.delete(key);
    this.events -= lengthOf(known);
    return known;
  }

  private keep(key: string, folded: FoldedStream<unknown>): void {
    this.forget(key);
    this.known.set(key, folded);
    this.events += lengthOf(folded);
    for (const oldest of this.known.keys()) {
      if (this.events <= this.maxEvents) return;
      this.forget(oldest);
    }
  }
}

function lengthOf({ last }: FoldedStream<unknown>): number {
  return last === undefined ? 0 : Number(last.revision) + 1;
}
