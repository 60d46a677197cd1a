import type { DomainEvent } from './event';

/** What a process wants done; each effect's id derives from the input that caused it, so a repeat changes nothing. */
export type Effect<Command> =
  | { readonly do: 'send'; readonly command: Command }
  /** Wakes the instance at this instant; a later `wake` with the same `name` replaces it. */
  | { readonly do: 'wake'; readonly at: string; readonly name: string }
  | { readonly do: 'end' }
  | { readonly do: 'ignore'; readonly because: string };

export interface Wake {
  readonly type: 'wake';
  readonly name: string;
  readonly at: string;
}

/** A command that the process sent and that was turned down; what it does about it is its own decision. */
export interface Refused<Command> {
  readonly type: 'refused';
  readonly command: Command;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What a process reacts to: an event with the instant at which it was recorded, a timer, or a refusal. */
export type Input<Event extends DomainEvent, Command> =
  (Event & { readonly recordedAt: string }) | Wake | Refused<Command>;

/** Whom an event concerns: one instance by name (which it may start), and every instance that follows one of the keys. */
export interface Correlation {
  readonly instance?: string;
  readonly following?: readonly string[];
}

/**
 * A durable process: one stream per instance, restarted from its own record wherever it died. Pure: the runner records
 * each input with what was decided on it, then carries the effects out, then moves its checkpoint.
 */
export interface ProcessManager<State, Event extends DomainEvent, Command> {
  readonly name: string;
  /** Event types it reacts to. */
  readonly on: readonly Event['type'][];
  readonly correlate: (event: Event) => Correlation;
  readonly initial: State;
  readonly evolve: (state: State, input: Input<Event, Command>) => State;
  /**
   * Decides on the state before the input. Exactly one `ignore` when nothing is to be done; the runner does not record
   * an input that is ignored and leaves the state the same object, so that a quiet estate writes nothing.
   */
  readonly decide: (state: State, input: Input<Event, Command>) => readonly Effect<Command>[];
  /** Keys under which events of other streams reach this instance; none when it is over. */
  readonly follows: (state: State) => readonly string[];
}
