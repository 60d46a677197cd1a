import type { Decider } from '@ledgerline/kernel';
import { withMember } from '@ledgerline/kernel';
import type {
  EnvironmentStreamEvent,
  RolloutFailed,
  RolloutFinished,
  RolloutProgressed,
  RolloutStarted,
} from './events';
import { overlayChanged } from './overlay/overlay-changed';
import type { Environment, Rollout } from './state';
import { authorizationKey } from './state';

export { project } from './evolve-project';

/** The id of an environment's stream in {@link environment}. */
export const environmentId = (projectName: string, environmentName: string) => `${projectName}:${environmentName}`;

/** An environment's stream; the id is `<project>:<environment>`. */
export const environment: Decider<Environment, EnvironmentStreamEvent> = {
  name: 'environment',
  stream: (id) => `environment-${id}`,
  initial: {
    intent: undefined,
    overlay: { version: 0, values: {} },
    proposers: {},
    changedIn: new Map(),
    proposals: new Map(),
    promotions: new Set(),
    withheld: new Set(),
    releases: new Set(),
  },
  evolve(state, event) {
    if (isReport(event)) return rolled(state, event.data.intentRevision, reported(event));
    switch (event.type) {
      case 'intent.declared': {
        const { intentRevision, intentHash, document, because } = event.data;
        const rollout = { status: 'awaited' } as const;
        const promotions =
          'promotionId' in because ? withMember(state.promotions, because.promotionId) : state.promotions;
        const releases = withMember(state.releases, document.release.id);
        const intent = { intentRevision, intentHash, document, converged: false, rollout };
        return { ...state, promotions, releases, intent };
      }
      case 'intent.withheld': {
        const { promotionId, authorization } = event.data;
        return { ...state, withheld: withMember(state.withheld, authorizationKey(promotionId, authorization)) };
      }
      case 'automation.paused':
        return { ...state, paused: event.data.reason };
      case 'automation.resumed': {
        const { paused: _paused, ...resumed } = state;
        return resumed;
      }
      case 'environment.converged':
        return state.intent?.intentRevision === event.data.intentRevision
          ? { ...state, intent: { ...state.intent, converged: true } }
          : state;
      default:
        return overlayChanged(state, event);
    }
  },
};

function rolled(state: Environment, intentRevision: number, rollout: Rollout): Environment {
  return state.intent?.intentRevision === intentRevision ? { ...state, intent: { ...state.intent, rollout } } : state;
}

type Report = RolloutFailed | RolloutFinished | RolloutProgressed | RolloutStarted;

function isReport(event: EnvironmentStreamEvent): event is Report {
  return event.type.startsWith('rollout.');
}

function reported(event: Report): Rollout {
  switch (event.type) {
    case 'rollout.started':
      return { status: 'started' };
    case 'rollout.progressed':
      return { status: 'progressed', step: event.data.step, done: event.data.done };
    case 'rollout.finished':
      return { status: 'finished' };
    case 'rollout.failed':
      return { status: 'failed' };
  }
}
