import { type Decider, withEntry } from '@ledgerline/kernel';
import type { FreezeDeclared, FreezeStreamEvent } from './events';
import { takesIn } from './freeze-scope';
import type { FreezeFact } from './gate-facts';

/** A freeze that was declared, and whether somebody lifted it. */
export type Freeze = FreezeDeclared['data'] & { readonly lifted: boolean };

/** Every freeze that the project ever had, by id. */
export type Freezes = ReadonlyMap<string, Freeze>;

/** A project's freezes; the id is the project's name. */
export const freezes: Decider<Freezes, FreezeStreamEvent> = {
  name: 'freezes',
  stream: (id) => `freezes-${id}`,
  initial: new Map(),
  evolve(state, event) {
    switch (event.type) {
      case 'freeze.declared':
        return withEntry(state, event.data.freezeId, { ...event.data, lifted: false });
      case 'freeze.lifted': {
        const freeze = state.get(event.data.freezeId);
        return freeze === undefined ? state : withEntry(state, freeze.freezeId, { ...freeze, lifted: true });
      }
    }
  },
};

/** Whether the freeze may still keep anything out. */
export function isStanding({ lifted, until }: Freeze, now: string): boolean {
  return !lifted && until > now;
}

interface Frozen {
  readonly environment: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The freezes that hold, or will, for an environment; in the order in which they were declared. */
export function freezesOf(
  state: Freezes,
  { environment, labels }: Frozen,
  now: string,
  liftedBy: string,
): FreezeFact[] {
  return [...state.values()]
    .filter((freeze) => isStanding(freeze, now) && takesIn(freeze.scope, environment, labels))
    .map(({ freezeId, name, reason, from, until, recurrence }) => ({
      ...{ freezeId, name, reason, from, until, liftedBy },
      ...(recurrence !== undefined && { recurrence }),
    }));
}
