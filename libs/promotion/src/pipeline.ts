import { aliasesOf, type ProjectConfiguration } from '@ledgerline/environment';
import { namedApart, policyGate, type ConfiguredGate, type Scope } from './configured-gate';
import { FIRST_STATE, type Policy } from './policy';
import type { PolicyGate } from './policy-gate';
import type { ReadonlyDeep } from './readonly-deep';

/** What promotion reads of a project's configuration. */
export type Pipeline = ReadonlyDeep<Pick<ProjectConfiguration, 'environments' | 'states' | 'people'>>;
type ConfiguredEnvironment = Pipeline['environments'][string];

/** A state that a release has to have, and the environment that it is reached in, if it is reached in one. */
export interface Admission {
  readonly state: string;
  readonly in?: string;
}

/** The state that the environment admits; undefined when there is no such environment. */
export function admissionTo({ environments, states }: Pipeline, environment: string): Admission | undefined {
  const settings = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  if (settings === undefined) return undefined;
  const state = settings.admits;
  const reachedIn = states[state]?.in;
  return reachedIn === undefined ? { state } : { state, in: reachedIn };
}

/** What must hold for a release to enter the environment, or to come back to it; undefined when there is none such. */
export function entryPolicy(pipeline: Pipeline, environment: string, rollback = false): Policy | undefined {
  const settings = Object.hasOwn(pipeline.environments, environment) ? pipeline.environments[environment] : undefined;
  if (settings === undefined) return undefined;
  const { admits, after, labels, observe } = settings;
  const target = { name: environment, after: [...after], labels: { ...labels }, observe: [...observe] };
  const people = aliasesOf(pipeline.people);
  const named = Object.keys(people).length === 0 ? {} : { people };
  if (rollback && settings.rollback !== undefined) {
    const gates = settings.rollback.gates.map((gate) => policyGate(gate, entryScope(environment, settings)));
    return { state: admits, environment: target, rollback, gates: namedApart(gates), restsOn: [], ...named };
  }
  const gates = [
    ...admission(pipeline, environment, settings),
    ...after.map((upstream): PolicyGate => {
      const states = statesIn(pipeline, upstream);
      return { gate: `after:${upstream}`, kind: 'after', environment: upstream, states };
    }),
  ];
  return {
    state: admits,
    environment: target,
    ...(rollback && { rollback }),
    gates: namedApart(gates),
    restsOn: [admits, ...upstreamOf(pipeline, environment).flatMap((name) => statesIn(pipeline, name))]
      .filter((state, index, all) => all.indexOf(state) === index)
      .flatMap((state) => evidenceOf(pipeline, state)),
    ...named,
  };
}

/** What must hold for a release to reach the state; undefined for one that is reached by promotion, or is not named. */
export function reachPolicy(pipeline: Pipeline, state: string): Policy | undefined {
  const configured = pipeline.states[state];
  const environment = configured?.in;
  if (configured === undefined || environment === undefined) return undefined;
  const scope: Scope = { evidenceIn: environment, soakIn: [environment], driftIn: [environment] };
  const own = configured.gates.filter((gate) => !asksPeople(gate)).map((gate) => policyGate(gate, scope));
  return {
    state,
    gates: namedApart([{ gate: `converged:${environment}`, kind: 'converged', environment }, ...own]),
    restsOn: evidenceOf(pipeline, state),
  };
}

/** Every environment that comes before this one, nearest first. */
export function upstreamOf({ environments }: Pipeline, environment: string): readonly string[] {
  const found: string[] = [];
  const visit = (name: string) => {
    const nearest = (environments[name]?.after ?? []).filter((next) => next !== environment && !found.includes(next));
    found.push(...nearest);
    nearest.forEach(visit);
  };
  visit(environment);
  return found;
}

/** A state with an environment must have been reached; people are asked about a plan, so always on the way in. */
function admission(pipeline: Pipeline, environment: string, settings: ConfiguredEnvironment): PolicyGate[] {
  const { admits } = settings;
  if (admits === FIRST_STATE && pipeline.states[admits] === undefined) return [];
  const configured = pipeline.states[admits];
  const reached = configured === undefined || configured.in !== undefined;
  const evaluated = (configured?.gates ?? []).filter((gate) => !reached || asksPeople(gate));
  return [
    ...(reached ? [{ gate: `state:${admits}`, kind: 'state', state: admits } as const] : []),
    ...evaluated.map((gate) => policyGate(gate, entryScope(environment, settings))),
  ];
}

function entryScope(environment: string, { after }: ConfiguredEnvironment): Scope {
  return { soakIn: after, driftIn: [...after, environment] };
}

function asksPeople(gate: ConfiguredGate): boolean {
  return 'approvals' in gate || ('expression' in gate && gate.otherwise !== undefined);
}

function statesIn({ states }: Pipeline, environment: string): string[] {
  return Object.keys(states)
    .filter((state) => states[state]?.in === environment)
    .sort();
}

function evidenceOf({ states }: Pipeline, state: string): Policy['restsOn'] {
  const established = states[state]?.in;
  return (states[state]?.gates ?? []).flatMap((gate) => {
    if (!('evidence' in gate) || gate.mode === 'warn') return [];
    const { kind: evidence, suite, in: named } = gate.evidence;
    const environment = named ?? established;
    return [
      {
        state,
        evidence,
        ...(suite !== undefined && { suite }),
        ...(environment !== undefined && { environment }),
      },
    ];
  });
}
