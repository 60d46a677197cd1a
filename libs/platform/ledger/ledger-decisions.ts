import type {
  Accepted,
  Cause,
  Decider,
  Decision,
  DomainEvent,
  EventCatalog,
  EventLog,
  Folded,
  NewEvent,
} from '@ledgerline/kernel';
import { Decisions, deriveId, EventLogError, refuse, Refusal } from '@ledgerline/kernel';
import { EventWriter } from './event-writer';
import type { FoldedStream } from './folded-stream';
import { unread } from './folded-stream';
import { FoldedStreams } from './folded-streams';
import { Turns } from './turns';

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
  private readonly turns = new Turns();

  constructor(
    private readonly log: EventLog,
    catalog: EventCatalog,
    private readonly retries: Retries,
    streams = new FoldedStreams(log, catalog),
  ) {
    super();
    this.streams = streams;
    this.writer = new EventWriter(catalog);
  }

  /** Throws `EventLogError` when the log cannot be used, {@link StreamContended}, `StreamQuarantined` and `InvalidEventData`. */
  async on<State, Event extends DomainEvent, Code extends string>(
    decider: Decider<State, Event>,
    id: string,
    cause: Cause,
    decide: (state: State) => Decision<Event, Code>,
    ifMatch?: bigint,
  ): Promise<Accepted | Refusal<Code | 'revision-moved'>> {
    const deciding = { decider, id, stream: decider.stream(id), cause, decide, ifMatch };
    if (decider.usuallyNew === true && ifMatch === undefined) {
      const accepted = await this.unread(deciding, unread(decider));
      if (accepted !== undefined) return accepted;
    }
    return this.turns.take(deciding.stream, () => this.inTurn(deciding));
  }

  async load<State, Event extends DomainEvent>(decider: Decider<State, Event>, id: string): Promise<Folded<State>> {
    const { state, last } = await this.streams.read(decider, id);
    return { state, revision: last?.revision, position: last?.position };
  }

  async outcomeOf<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
    { commandId }: Cause,
  ): Promise<Accepted | undefined> {
    const folded = await this.streams.read(decider, id);
    const outcome = await this.streams.outcomeOf(decider.stream(id), folded, commandId);
    return outcome && { ...outcome, changed: true };
  }

  private async inTurn<State, Event extends DomainEvent, Code extends string>(
    deciding: Deciding<State, Event, Code>,
  ): Promise<Accepted | Refusal<Code | 'revision-moved'>> {
    const { decider, id, stream, cause, decide, ifMatch } = deciding;
    const recent = this.streams.recent(decider, id);
    const accepted = recent && (await this.unread(deciding, recent));
    if (accepted !== undefined) return accepted;

    for (let attempt = 1; attempt <= this.retries.attempts; attempt += 1) {
      if (attempt > 1) await this.retries.pause(attempt);
      const folded = await this.streams.read(decider, id);
      const before = await this.streams.outcomeOf(stream, folded, cause.commandId);
      if (before !== undefined) return { ...before, changed: true };
      if (ifMatch !== undefined && folded.last?.revision !== ifMatch) return moved(ifMatch, folded);

      const decision = decide(folded.state);
      if (decision instanceof Refusal) return decision;
      if (decision.length === 0) return unchanged(folded);
      const written = await this.append(deciding, decision, folded);
      if (written !== undefined) return written;
    }
    throw new StreamContended(stream, this.retries.attempts);
  }

  /**
   * Decides on a state that the log was not asked about just now: undefined when it has moved on, and when that state
   * alone cannot decide it, for a refusal and "nothing to do" take a state that was read.
   */
  private async unread<State, Event extends DomainEvent, Code extends string>(
    deciding: Deciding<State, Event, Code>,
    assumed: FoldedStream<State>,
  ): Promise<Accepted | undefined> {
    const { cause, decide, ifMatch } = deciding;
    if (ifMatch !== undefined && assumed.last?.revision !== ifMatch) return undefined;
    if (assumed.outcomes.mayKnow(cause.commandId)) return undefined;
    const decision = decide(assumed.state);
    if (decision instanceof Refusal || decision.length === 0) return undefined;
    return this.append(deciding, decision, assumed);
  }

  /** Undefined when the stream has moved since it was read. */
  private async append<State, Event extends DomainEvent>(
    { decider, id, stream, cause }: Deciding<State, Event, string>,
    decided: readonly Event[],
    before: FoldedStream<State>,
  ): Promise<Accepted | undefined> {
    const since = this.streams.now();
    const events = this.writer.newEvents(stream, cause, decided).map(boundToContent);
    try {
      const appended = await this.log.append(stream, events, before.last?.revision ?? 'no-stream');
      if (decider.usuallyNew !== true) this.streams.written(decider, id, before, events, appended, since);
      return { ...appended, changed: true };
    } catch (error) {
      if (error instanceof EventLogError && error.code === 'wrong-expected-revision') return undefined;
      throw error;
    }
  }
}

interface Deciding<State, Event extends DomainEvent, Code extends string> {
  readonly decider: Decider<State, Event>;
  readonly id: string;
  readonly stream: string;
  readonly cause: Cause;
  readonly decide: (state: State) => Decision<Event, Code>;
  readonly ifMatch: bigint | undefined;
}

/**
 * The log compares ids alone: were a command decided twice on one revision with different outcomes, by two processes
 * say, the second would be told that its events were written. So another content is another id.
 */
function boundToContent(event: NewEvent): NewEvent {
  return { ...event, id: deriveId(event.id, JSON.stringify(event.data)) };
}

function moved(expected: bigint, { last }: FoldedStream<unknown>): Refusal<'revision-moved'> {
  return refuse('revision-moved', { expected: String(expected), current: String(last?.revision ?? 'none') });
}

/** Of a stream that was never written, revision and position are -1: before the first of either. */
function unchanged({ last }: FoldedStream<unknown>): Accepted {
  return { revision: last?.revision ?? -1n, position: last?.position ?? -1n, changed: false };
}
