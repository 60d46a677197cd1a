import type {
  Accepted,
  Cause,
  Decider,
  Decision,
  DomainEvent,
  EventCatalog,
  EventLog,
  Folded,
} from '@ledgerline/kernel';
import { Decisions, EventLogError, refuse, Refusal } from '@ledgerline/kernel';
import { EventWriter } from './event-writer';
import type { FoldedStream } from './folded-streams';
import { FoldedStreams } from './folded-streams';

/** Others kept writing to the stream; nothing was written, and the same command may be sent again. */
export class StreamContended extends Error {
  constructor(
    readonly stream: string,
    readonly attempts: number,
  ) {
    super(`stream "${stream}" moved ${String(attempts)} times while a command was being decided on it; send it again`);
    this.name = 'StreamContended';
  }
}

export interface Retries {
  readonly attempts: number;
  /** Waits before attempt `n` (from 2), with jitter, so that racers do not meet again. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** Decides on the ledger itself: what was read is what the append expects. */
export class LedgerDecisions extends Decisions {
  private readonly streams: FoldedStreams;
  private readonly writer: EventWriter;

  constructor(
    private readonly log: EventLog,
    catalog: EventCatalog,
    private readonly retries: Retries,
  ) {
    super();
    this.streams = new FoldedStreams(log, catalog);
    this.writer = new EventWriter(catalog);
  }

  /** Throws `EventLogError` when the log cannot be used, {@link StreamContended} and `InvalidEventData`. */
  async on<State, Event extends DomainEvent, Code extends string>(
    decider: Decider<State, Event>,
    id: string,
    cause: Cause,
    decide: (state: State) => Decision<Event, Code>,
    ifMatch?: bigint,
  ): Promise<Accepted | Refusal<Code | 'revision-moved'>> {
    if (decider.usuallyNew === true && ifMatch === undefined) {
      const accepted = await this.onNew(decider, id, cause, decide);
      if (accepted !== undefined) return accepted;
    }
    for (let attempt = 1; attempt <= this.retries.attempts; attempt += 1) {
      if (attempt > 1) await this.retries.pause(attempt);
      const folded = await this.streams.read(decider, id);
      const before = folded.outcomes.get(cause.commandId);
      if (before !== undefined) return { ...before, changed: true };
      if (ifMatch !== undefined && folded.last?.revision !== ifMatch) return moved(ifMatch, folded);

      const decision = decide(folded.state);
      if (decision instanceof Refusal) return decision;
      if (decision.length === 0) return unchanged(folded);
      const accepted = await this.append(decider.stream(id), cause, decision, folded);
      if (accepted !== undefined) return accepted;
    }
    throw new StreamContended(decider.stream(id), this.retries.attempts);
  }

  async load<State, Event extends DomainEvent>(decider: Decider<State, Event>, id: string): Promise<Folded<State>> {
    const { state, last } = await this.streams.read(decider, id);
    return { state, revision: last?.revision, position: last?.position };
  }

  /** Decides as if nothing was ever written; undefined when something was, or when that alone cannot decide it. */
  private async onNew<State, Event extends DomainEvent, Code extends string>(
    { stream, initial }: Decider<State, Event>,
    id: string,
    cause: Cause,
    decide: (state: State) => Decision<Event, Code>,
  ): Promise<Accepted | undefined> {
    const decision = decide(initial);
    if (decision instanceof Refusal || decision.length === 0) return undefined;
    return this.append(stream(id), cause, decision, { last: undefined });
  }

  /** Undefined when the stream has moved since it was read. */
  private async append(
    stream: string,
    cause: Cause,
    events: readonly DomainEvent[],
    { last }: Pick<FoldedStream<unknown>, 'last'>,
  ): Promise<Accepted | undefined> {
    const written = this.writer.newEvents(stream, cause, events);
    try {
      return { ...(await this.log.append(stream, written, last?.revision ?? 'no-stream')), changed: true };
    } catch (error) {
      if (error instanceof EventLogError && error.code === 'wrong-expected-revision') return undefined;
      throw error;
    }
  }
}

function moved(expected: bigint, { last }: FoldedStream<unknown>): Refusal<'revision-moved'> {
  return refuse('revision-moved', { expected: String(expected), current: String(last?.revision ?? 'none') });
}

/** Of a stream that was never written, revision and position are -1: before the first of either. */
function unchanged({ last }: FoldedStream<unknown>): Accepted {
  return { revision: last?.revision ?? -1n, position: last?.position ?? -1n, changed: false };
}
