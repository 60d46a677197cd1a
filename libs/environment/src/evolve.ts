import type { Decider } from '@ledgerline/kernel';
import { withMember } from '@ledgerline/kernel';
import type { EnvironmentStreamEvent, ProjectStreamEvent } from './events';
import { overlayChanged } from './overlay/overlay-changed';
import type { Environment, Project, Rollout } from './state';

/** A project's stream; the id is the project's name. */
export const project: Decider<Project, ProjectStreamEvent> = {
  name: 'project',
  stream: (id) => `project-${id}`,
  initial: { status: 'unconfigured' },
  evolve(_state, { data: { version, configurationHash, configuration } }) {
    return { status: 'configured', version, configurationHash, configuration };
  },
};

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
  },
  evolve(state, event) {
    switch (event.type) {
      case 'intent.declared': {
        const { intentRevision, intentHash, document, because } = event.data;
        const rollout = { status: 'awaited' } as const;
        const promotions =
          'promotionId' in because ? withMember(state.promotions, because.promotionId) : state.promotions;
        return { ...state, promotions, intent: { intentRevision, intentHash, document, converged: false, rollout } };
      }
      case 'rollout.started':
        return rolled(state, event.data.intentRevision, { status: 'started' });
      case 'rollout.progressed': {
        const { intentRevision, step, done } = event.data;
        return rolled(state, intentRevision, { status: 'progressed', step, done });
      }
      case 'rollout.finished':
        return rolled(state, event.data.intentRevision, { status: 'finished' });
      case 'rollout.failed':
        return rolled(state, event.data.intentRevision, { status: 'failed' });
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
