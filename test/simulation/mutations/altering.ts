import type { Cause, Decider, Decisions, DomainEvent } from '@ledgerline/kernel';
import { Decisions as AnyDecisions } from '@ledgerline/kernel';
import type { Command } from '@nestjs/cqrs';
import type { Commands } from '../core/container';
import type { Mutation } from '../core/mutation';

type On = Decisions['on'];
type Load = Decisions['load'];

/** Decisions with another way of deciding or reading. */
export function altered(decisions: Decisions, { on, load }: { on?: On; load?: Load }): Decisions {
  class Altered extends AnyDecisions {
    override on: On = on ?? ((...told) => decisions.on(...told));
    override load: Load = load ?? ((...told) => decisions.load(...told));
    override outcomeOf: Decisions['outcomeOf'] = (...told) => decisions.outcomeOf(...told);
  }
  return new Altered();
}

/** A decider whose states are retouched before anything is decided on them. */
export function retouched<State>(which: object, retouch: (state: State) => State): Mutation {
  return {
    decisions: (decisions) =>
      altered(decisions, {
        on: (decider, id, cause, decide, ifMatch) =>
          decisions.on(
            decider,
            id,
            cause,
            (state) => decide((decider as object) === which ? (retouch(state as never) as never) : state),
            ifMatch,
          ),
        load: async (decider, id) => {
          const folded = await decisions.load(decider, id);
          if ((decider as object) !== which) return folded;
          return { ...folded, state: retouch(folded.state as never) as never };
        },
      }),
  };
}

/** Commands of one kind are executed in another way. */
export function instead<Sent>(
  kind: new (...told: never[]) => Sent,
  execute: (command: Sent, bus: Commands, decisions: Decisions, view: Decisions) => Promise<unknown>,
): Mutation {
  return {
    bus: (bus, { decisions, view }) => ({
      execute: (command) => (command instanceof kind ? execute(command, bus, decisions, view) : bus.execute(command)),
    }),
  };
}

/** The same command, for another cause and with other particulars. */
export function withCause<Sent extends Command<unknown>>(command: Sent, cause: Cause, more: Partial<Sent> = {}): Sent {
  const copy = Object.create(Object.getPrototypeOf(command) as object) as unknown;
  return Object.assign(copy as Sent, command, { cause }, more);
}

/** A decider that folds in another way. */
export function folded<State, Event extends DomainEvent>(
  decider: Decider<State, Event>,
  evolve: (state: State, event: Event) => State,
): Mutation {
  const other = { ...decider, evolve };
  return {
    decisions: (decisions) =>
      altered(decisions, {
        on: (which, id, cause, decide, ifMatch) =>
          decisions.on(replaced(which, decider, other), id, cause, decide, ifMatch),
        load: (which, id) => decisions.load(replaced(which, decider, other), id),
      }),
  };
}

function replaced<State, Event extends DomainEvent>(
  decider: Decider<State, Event>,
  which: object,
  by: object,
): Decider<State, Event> {
  return (decider as object) === which ? (by as Decider<State, Event>) : decider;
}
