import type { Correlation, Effect, Input, ProcessManager } from '@ledgerline/kernel';
import type { RejectionStreamEvent, StandingGatesEvaluated, StandingStreamEvent } from '../../events';
import type {
  EnvironmentConverged,
  EvidenceAttached,
  FindingMoved,
  IntentDeclared,
  ObservationRecorded,
  ProjectConfigured,
  ReleaseCut,
} from '../../foreign-events';
import { environmentKey, projectKey } from '../../keys';
import { nextInstant } from '../../next-instant';

export interface EvaluateStandingEffect {
  readonly command: 'evaluate-standing';
  readonly project: string;
  readonly releaseId: string;
}

export type ReleaseStandingEvent =
  | StandingStreamEvent
  | RejectionStreamEvent
  | ReleaseCut
  | EvidenceAttached
  | EnvironmentConverged
  | IntentDeclared
  | FindingMoved
  | ObservationRecorded
  | ProjectConfigured;

type State =
  | { readonly status: 'none' }
  | {
      readonly status: 'standing';
      readonly project: string;
      readonly releaseId: string;
      /** Where it has converged and is still what is declared: what happens there may concern it. */
      readonly environments: readonly string[];
      /** By state that is not reached: the gates that did not hold. */
      readonly openGates: Readonly<Record<string, readonly string[]>>;
    };
type Standing = Extract<State, { status: 'standing' }>;

/** Lets a release reach the states that are established in environments, as soon as their gates hold. */
export const releaseStandingProcess: ProcessManager<State, ReleaseStandingEvent, EvaluateStandingEffect> = {
  name: 'release-standing',
  on: [
    'release.cut',
    'evidence.attached',
    'environment.converged',
    'intent.declared',
    'standing.gates-evaluated',
    'standing.state-reached',
    'finding.opened',
    'finding.reopened',
    'finding.closed',
    'finding.accepted',
    'finding.acceptance-expired',
    'observation.recorded',
    'project.configured',
    'release.rejected',
    'release.rejection-lifted',
  ],
  correlate,
  initial: { status: 'none' },
  evolve(state, input) {
    if (state.status === 'none') return begun(input) ?? state;
    switch (input.type) {
      case 'environment.converged': {
        const { environment } = input.data;
        if (state.environments.includes(environment)) return state;
        return { ...state, environments: [...state.environments, environment] };
      }
      case 'intent.declared':
        return leaves(state, input)
          ? { ...state, environments: state.environments.filter((name) => name !== input.data.environment) }
          : state;
      case 'standing.gates-evaluated': {
        const open = input.data.gates.filter(({ holds }) => !holds).map(({ gate }) => gate);
        return { ...state, openGates: { ...state.openGates, [input.data.state]: open } };
      }
      case 'standing.state-reached': {
        const { [input.data.state]: reached, ...openGates } = state.openGates;
        return reached === undefined ? state : { ...state, openGates };
      }
      default:
        return state;
    }
  },
  decide(before, input) {
    const state = before.status === 'none' ? begun(input) : before;
    if (state === undefined) return ignore('the release has no standing yet');
    const { project, releaseId } = state;
    const evaluate = [{ do: 'send', command: { command: 'evaluate-standing', project, releaseId } }] as const;
    const evaluateIf = (matters: boolean, otherwise: string) => (matters ? evaluate : ignore(otherwise));
    switch (input.type) {
      case 'standing.gates-evaluated':
        return wakeFor(input);
      case 'standing.state-reached':
        return ignore('a state that is reached stays so');
      case 'intent.declared':
        return evaluateIf(leaves(state, input), 'the release stays where it is');
      case 'observation.recorded':
        return evaluateIf(waitsOnDrift(state), 'no gate waits for an observation');
      case 'release.cut':
      case 'evidence.attached':
      case 'environment.converged':
      case 'project.configured':
      case 'release.rejected':
      case 'release.rejection-lifted':
      case 'wake':
        return evaluate;
      case 'refused':
        return ignore(`the standing cannot be evaluated: ${input.code}`);
      default:
        return evaluateIf(Object.keys(state.openGates).length > 0, 'every state is reached');
    }
  },
  follows(state) {
    if (state.status === 'none' || state.environments.length === 0) return [];
    return [projectKey(state.project), ...state.environments.map((name) => environmentKey(state.project, name))];
  },
};

function correlate(event: ReleaseStandingEvent): Correlation {
  switch (event.type) {
    case 'release.cut':
    case 'evidence.attached':
    case 'environment.converged':
    case 'standing.gates-evaluated':
    case 'standing.state-reached':
    case 'release.rejected':
    case 'release.rejection-lifted':
      return { instance: `${event.data.project}:${event.data.releaseId}` };
    case 'project.configured':
      return { following: [projectKey(event.data.project)] };
    default:
      return { following: [environmentKey(event.data.project, event.data.environment)] };
  }
}

function wakeFor({ data: { state: name, gates } }: StandingGatesEvaluated): readonly Effect<EvaluateStandingEffect>[] {
  const at = nextInstant(gates);
  return at === undefined ? ignore('time alone changes no gate') : [{ do: 'wake', name, at }];
}

function begun(input: Input<ReleaseStandingEvent, EvaluateStandingEffect>): Standing | undefined {
  switch (input.type) {
    case 'release.cut':
    case 'evidence.attached':
    case 'environment.converged': {
      const { project, releaseId } = input.data;
      const environments = input.type === 'environment.converged' ? [input.data.environment] : [];
      return { status: 'standing', project, releaseId, environments, openGates: {} };
    }
    default:
      return undefined;
  }
}

function leaves({ environments, releaseId }: Standing, { data }: IntentDeclared): boolean {
  return environments.includes(data.environment) && data.document.release.id !== releaseId;
}

function waitsOnDrift({ openGates }: Standing): boolean {
  return Object.values(openGates)
    .flat()
    .some((gate) => gate.startsWith('no-open-drift'));
}

function ignore(because: string): readonly Effect<EvaluateStandingEffect>[] {
  return [{ do: 'ignore', because }];
}
