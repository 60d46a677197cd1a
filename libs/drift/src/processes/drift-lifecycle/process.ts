import type { DomainEvent, Effect, Input, ProcessManager } from '@ledgerline/kernel';
import type { ObservationEvent, ObservationRecorded } from '../../events';
import type { LifecycleCommand } from './command';
import { observed } from './observed';
import { ROLLOUT, rolloutIsLate } from './rollout';
import { closeLater, settled } from './settling';
import type { Seen, Step, Watch } from './watch';
import { unmoved, unwatched } from './watch';

type IntentDeclared = DomainEvent<'intent.declared', { readonly project: string; readonly environment: string }>;
type LifecycleEvent = ObservationEvent | IntentDeclared;

const placeOf = (project: string, environment: string) => `environment:${project}:${environment}`;

/**
 * Opens a finding at the second sight of a difference, or when its rollout has taken too long, and closes it when a
 * complete observation is without it; if it comes and goes, when it has stayed away for long enough.
 */
export const driftLifecycle: ProcessManager<Watch, LifecycleEvent, LifecycleCommand> = {
  name: 'drift-lifecycle',
  on: ['observation.recorded', 'observation.repeated', 'intent.declared'],
  correlate: ({ type, data }) =>
    type === 'intent.declared'
      ? { following: [placeOf(data.project, data.environment)] }
      : { instance: `${data.project}:${data.environment}:${data.detector}` },
  initial: unwatched,
  evolve: (watch, input) => step(watch, input).watch,
  decide(watch, input) {
    const { commands, wakes = [] } = step(watch, input);
    const effects: readonly Effect<LifecycleCommand>[] = [
      ...commands.map((command) => ({ do: 'send', command }) as const),
      ...wakes.map((wake) => ({ do: 'wake', ...wake }) as const),
    ];
    if (effects.length > 0) return effects;
    if (input.type === 'refused')
      return [{ do: 'ignore', because: `the finding was decided otherwise: ${input.code}` }];
    return [{ do: 'ignore', because: 'nothing was seen for the second time, and nothing reported has gone' }];
  },
  follows: ({ last, pending }) =>
    last === undefined || pending.length === 0 ? [] : [placeOf(last.project, last.environment)],
};

function step(watch: Watch, input: Input<LifecycleEvent, LifecycleCommand>): Step {
  switch (input.type) {
    case 'observation.recorded':
      return observed(watch, withoutDocument(input.data), input.data.observationId, input.recordedAt);
    case 'observation.repeated':
      return watch.last === undefined
        ? unmoved(watch)
        : observed(watch, watch.last, input.data.observationId, input.recordedAt);
    case 'intent.declared':
      return unmoved(watch.pending.length === 0 ? watch : { ...watch, pending: [] });
    case 'wake':
      return input.name === ROLLOUT ? rolloutIsLate(watch, input.at) : settled(watch, input.name, input.at);
    case 'refused': {
      const { command, code, facts } = input;
      if (command.command !== 'close-finding' || code !== 'finding-flapping') return unmoved(watch);
      return closeLater(watch, command, String(facts.until));
    }
  }
}

/** The state is kept for as long as the detector lives; what it looked at need not be. */
function withoutDocument({ document: _, ...seen }: ObservationRecorded['data']): Seen {
  return seen;
}
