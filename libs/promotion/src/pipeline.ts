import type { Policy, PolicyGate } from './policy';
import { FIRST_STATE } from './policy';

/** A gate as a project configures it. */
type ConfiguredGate =
  | {
      readonly evidence: {
        readonly kind: 'junit';
        readonly suite: string;
        readonly verdict: 'passed';
        readonly 'max-age'?: string;
      };
    }
  | { readonly approvals: { readonly of: string; readonly count: number } }
  | { readonly soak: string }
  | { readonly 'no-open-drift': 'material' };

interface ConfiguredEnvironment {
  readonly admits: string;
  readonly after: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly observe: readonly string[];
}

interface ConfiguredState {
  readonly in?: string;
  readonly gates: readonly ConfiguredGate[];
}

/** What promotion reads of a project's configuration. */
export interface Pipeline {
  readonly environments: Readonly<Record<string, ConfiguredEnvironment>>;
  readonly states: Readonly<Record<string, ConfiguredState>>;
}

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

/** What must hold for a release to enter the environment; undefined when there is no such environment. */
export function entryPolicy(pipeline: Pipeline, environment: string): Policy | undefined {
  const settings = Object.hasOwn(pipeline.environments, environment) ? pipeline.environments[environment] : undefined;
  if (settings === undefined) return undefined;
  const { admits, after, labels, observe } = settings;
  const gates = [
    ...admission(pipeline, environment, settings),
    ...after.map((upstream): PolicyGate => {
      const states = statesIn(pipeline, upstream);
      return { gate: `after:${upstream}`, kind: 'after', environment: upstream, states };
    }),
  ];
  return {
    state: admits,
    environment: { name: environment, after: [...after], labels: { ...labels }, observe: [...observe] },
    gates: namedApart(gates),
    restsOn: [admits, ...upstreamOf(pipeline, environment).flatMap((name) => statesIn(pipeline, name))]
      .filter((state, index, all) => all.indexOf(state) === index)
      .flatMap((state) => evidenceOf(pipeline, state)),
  };
}

/** What must hold for a release to reach the state; undefined for one that is reached by promotion, or is not named. */
export function reachPolicy(pipeline: Pipeline, state: string): Policy | undefined {
  const configured = pipeline.states[state];
  const environment = configured?.in;
  if (configured === undefined || environment === undefined) return undefined;
  const scope: Scope = { evidenceIn: environment, soakIn: [environment], driftIn: [environment] };
  const own = configured.gates.filter((gate) => !('approvals' in gate)).map((gate) => policyGate(gate, scope));
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

/** A state with an environment must have been reached; approvals bind a plan, so they are always given on the way in. */
function admission(pipeline: Pipeline, environment: string, { admits, after }: ConfiguredEnvironment): PolicyGate[] {
  if (admits === FIRST_STATE && pipeline.states[admits] === undefined) return [];
  const configured = pipeline.states[admits];
  const scope: Scope = { soakIn: after, driftIn: [...after, environment] };
  const reached = configured === undefined || configured.in !== undefined;
  const evaluated = (configured?.gates ?? []).filter((gate) => !reached || 'approvals' in gate);
  return [
    ...(reached ? [{ gate: `state:${admits}`, kind: 'state', state: admits } as const] : []),
    ...evaluated.map((gate) => policyGate(gate, scope)),
  ];
}

interface Scope {
  readonly evidenceIn?: string;
  readonly soakIn: readonly string[];
  readonly driftIn: readonly string[];
}

function policyGate(gate: ConfiguredGate, { evidenceIn, soakIn, driftIn }: Scope): PolicyGate {
  if ('evidence' in gate) {
    const { kind, suite, 'max-age': maxAge } = gate.evidence;
    return {
      gate: `evidence:${kind}:${suite}`,
      kind: 'evidence',
      evidence: kind,
      suite,
      ...(evidenceIn !== undefined && { environment: evidenceIn }),
      ...(maxAge !== undefined && { maxAge }),
    };
  }
  if ('approvals' in gate) {
    return { gate: `approvals:${gate.approvals.of}`, kind: 'approvals', ...gate.approvals };
  }
  if ('soak' in gate) return { gate: 'soak', kind: 'soak', environments: [...soakIn], for: gate.soak };
  return { gate: 'no-open-drift', kind: 'no-open-drift', environments: [...driftIn] };
}

function statesIn({ states }: Pipeline, environment: string): string[] {
  return Object.keys(states)
    .filter((state) => states[state]?.in === environment)
    .sort();
}

function evidenceOf({ states }: Pipeline, state: string): Policy['restsOn'] {
  const environment = states[state]?.in;
  return (states[state]?.gates ?? []).flatMap((gate) =>
    'evidence' in gate
      ? [
          {
            state,
            evidence: gate.evidence.kind,
            suite: gate.evidence.suite,
            ...(environment !== undefined && { environment }),
          },
        ]
      : [],
  );
}

/** A second gate of the same name gets a number, so that every name stands for one gate. */
function namedApart(gates: readonly PolicyGate[]): PolicyGate[] {
  const seen = new Map<string, number>();
  return gates.map((gate) => {
    const times = (seen.get(gate.gate) ?? 0) + 1;
    seen.set(gate.gate, times);
    return times === 1 ? gate : { ...gate, gate: `${gate.gate}:${String(times)}` };
  });
}
