import type { Configuration } from '../facts';
import { gateWords } from './gate-words';

/** An environment as the project file places it. */
export interface PlaceOnTheWay {
  readonly environment: string;
  readonly after: readonly string[];
  readonly admits: string;
  /** In words; those of the state that it admits. */
  readonly gates: readonly string[];
  readonly observe: readonly string[];
  readonly isAutomatic: boolean;
}

/** The environments by name, each with the gates of the state that it admits. */
export function wayOf({
  environments,
  states,
}: Pick<Configuration, 'environments' | 'states'>): readonly PlaceOnTheWay[] {
  return Object.entries(environments)
    .map(([environment, { admits, after, observe, promote }]) => ({
      ...{ environment, after, admits, observe, isAutomatic: promote === 'automatically' },
      gates: (Object.hasOwn(states, admits) ? (states[admits]?.gates ?? []) : []).map((gate) => gateWords({ ...gate })),
    }))
    .sort((one, other) => (one.environment < other.environment ? -1 : 1));
}
