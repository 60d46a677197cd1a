import type { Actor } from './event-log';
import type { DomainEvent } from './event';
import type { Refusal } from './refusal';

/** How a stream's events become the state that decisions are made on. */
export interface Decider<State, Event extends DomainEvent> {
  /** Names its states where they are kept on disk, as no other decider is named; without one they are not kept. */
  readonly name?: string;
  readonly stream: (id: string) => string;
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  /** As a rule a stream is new when it is decided on: it is written without being read, and read only if it was there. */
  readonly usuallyNew?: true;
}

/** The events that a command causes; none when there is nothing left to do. */
export type Decision<Event extends DomainEvent, Code extends string> = readonly Event[] | Refusal<Code>;

/** Who commands, under which id, and because of what; goes into the metadata of every event that follows. */
export interface Cause {
  /** The same id again is the same command: it changes nothing and gets the first answer. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly causationId: string;
  readonly correlationId: string;
}

/** Where the stream stands after a command; `changed` is false when the command had nothing left to do. */
export interface Accepted {
  readonly revision: bigint;
  readonly position: bigint;
  readonly changed: boolean;
}

/** A stream folded: `revision` is undefined while nothing was ever written to it. */
export interface Folded<State> {
  readonly state: State;
  readonly revision: bigint | undefined;
  /** Position of its last event; undefined like `revision`. */
  readonly position: bigint | undefined;
}

/** Reads a stream, folds it, decides, and appends at the revision it read, with event ids derived from the command's id. */
export abstract class Decisions {
  abstract on<State, Event extends DomainEvent, Code extends string>(
    decider: Decider<State, Event>,
    id: string,
    cause: Cause,
    decide: (state: State) => Decision<Event, Code>,
    /** Only when the stream is at this revision (`If-Match`); otherwise the refusal `revision-moved`. */
    ifMatch?: bigint,
  ): Promise<Accepted | Refusal<Code | 'revision-moved'>>;

  /** The present state, read from the ledger itself. */
  abstract load<State, Event extends DomainEvent>(decider: Decider<State, Event>, id: string): Promise<Folded<State>>;

  /** What this command wrote to the stream, if it was carried out before: the answer to its repeat, whatever the facts say now. */
  abstract outcomeOf<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
    cause: Cause,
  ): Promise<Accepted | undefined>;
}
