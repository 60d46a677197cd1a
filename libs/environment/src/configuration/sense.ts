import { refuse } from '@ledgerline/kernel';
import type { Refusal } from '@ledgerline/kernel';
import type { GateRefusal } from './gate-sense';
import { gateProblem } from './gate-sense';
import { ambiguousName } from './people-sense';
import { pointerTo } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';
import { circleOf } from './circle';
import { senselessTolerance } from './tolerance-sense';
import { unusableKeyIn } from './trusted-keys';
import { senselessRule } from './variance-sense';

export type SenseRefusal =
  | GateRefusal
  | 'alias-ambiguous'
  | 'detector-unknown'
  | 'environments-in-a-circle'
  | 'name-reserved'
  | 'state-unknown'
  | 'tolerance-invalid'
  | 'trust-key-unusable'
  | 'variance-rule-invalid';

type Check = (configuration: ProjectConfiguration) => Refusal<SenseRefusal> | undefined;

/** What any release has reached that was cut; it needs no definition and can have none. */
const CANDIDATE = 'candidate';
const detectors: readonly string[] = ['artifacts', 'flagd', 'postgres'];
/** First segments of overlay keys that mean something else than a component. */
const reserved: readonly string[] = ['databases', 'flags'];

const at = (...path: readonly (string | number)[]) => pointerTo('configuration', ...path);

/** Why the configuration cannot work though its form is right; undefined when it can. */
export function nonsenseIn(configuration: ProjectConfiguration): Refusal<SenseRefusal> | undefined {
  const checks = [names, environments, states, circle, gates, senselessRule, senselessTolerance];
  return firstOf([...checks, unusableKeyIn, ambiguousName], (check) => check(configuration));
}

const names: Check = ({ components, states }) => {
  const component = reserved.find((name) => Object.hasOwn(components, name));
  if (component !== undefined) return refuse('name-reserved', { name: component }, at('components', component));
  return Object.hasOwn(states, CANDIDATE)
    ? refuse('name-reserved', { name: CANDIDATE }, at('states', CANDIDATE))
    : undefined;
};

const environments: Check = (configuration) =>
  firstOf(Object.entries(configuration.environments), ([name, { admits, after, observe }]) => {
    const here = ['environments', name];
    const detector = observe.findIndex((item) => !detectors.includes(item));
    if (detector >= 0) {
      const facts = { detector: observe[detector] ?? '', known: detectors.join(', ') };
      return refuse('detector-unknown', facts, at(...here, 'observe', detector));
    }
    if (admits !== CANDIDATE && !Object.hasOwn(configuration.states, admits)) {
      return refuse('state-unknown', { state: admits }, at(...here, 'admits'));
    }
    return unknownEnvironment(configuration, after, [...here, 'after']);
  });

const states: Check = (configuration) =>
  firstOf(Object.entries(configuration.states), ([name, { in: proving }]) =>
    proving === undefined || Object.hasOwn(configuration.environments, proving)
      ? undefined
      : refuse('environment-unknown', { environment: proving }, at('states', name, 'in')),
  );

const gates: Check = (configuration) => {
  const { environments, states } = configuration;
  const stand = [
    ...Object.entries(states).map(([name, state]) => [['states', name, 'gates'], state.gates] as const),
    ...Object.entries(environments).map(
      ([name, { rollback }]) => [['environments', name, 'rollback', 'gates'], rollback?.gates ?? []] as const,
    ),
  ];
  return firstOf(stand, ([path, settings]) =>
    firstOf([...settings.entries()], ([index, gate]) => gateProblem(gate, configuration, [...path, index])),
  );
};

const circle: Check = (configuration) => {
  const found = circleOf(configuration);
  return found && refuse('environments-in-a-circle', { circle: found.join(' → ') }, at('environments'));
};

function unknownEnvironment(
  configuration: ProjectConfiguration,
  named: readonly string[],
  path: readonly string[],
): Refusal<'environment-unknown'> | undefined {
  return firstOf([...named.entries()], ([index, environment]) =>
    Object.hasOwn(configuration.environments, environment)
      ? undefined
      : refuse('environment-unknown', { environment }, at(...path, index)),
  );
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
