import type { Input, ProcessManager } from '@ledgerline/kernel';
import type { FindingClosed, ObservationRecorded } from '../../events';
import { isInSync, observation } from '../../observation';

export interface EstablishConvergenceOf {
  readonly command: 'establish-convergence';
  readonly project: string;
  readonly environment: string;
}

/** Events of the environment's own context, as far as they matter here. */
interface ProjectConfigured {
  readonly type: 'project.configured';
  readonly data: { readonly project: string };
}
interface EnvironmentConverged {
  readonly type: 'environment.converged';
  readonly data: { readonly project: string; readonly environment: string; readonly intentRevision: number };
}
type ConvergenceEvent = ObservationRecorded | FindingClosed | ProjectConfigured | EnvironmentConverged;

interface Waiting {
  readonly project: string | undefined;
  readonly environment: string;
  /** The newest intent that a detector found established. */
  readonly inSyncAt: number;
  readonly convergedAt: number;
}

/**
 * Asks whether the environment is as declared whenever a detector has just found it so, a finding is over (a silence
 * may have been), or the project has other expectations; the answer is worked out from every detector's stream. Repetitions change nothing and are not looked at.
 */
export const convergence: ProcessManager<Waiting, ConvergenceEvent, EstablishConvergenceOf> = {
  name: 'convergence',
  on: ['observation.recorded', 'finding.closed', 'project.configured', 'environment.converged'],
  correlate: ({ type, data }) =>
    type === 'project.configured'
      ? { following: [projectKey(data.project)] }
      : { instance: `${data.project}:${data.environment}` },
  initial: { project: undefined, environment: '', inSyncAt: 0, convergedAt: 0 },
  evolve(state, input) {
    switch (input.type) {
      case 'observation.recorded': {
        const { project, environment, intentRevision } = input.data;
        return inSync(input) ? { ...state, project, environment, inSyncAt: intentRevision } : state;
      }
      case 'environment.converged':
        return { ...state, convergedAt: input.data.intentRevision };
      case 'finding.closed':
      case 'project.configured':
      case 'wake':
      case 'refused':
        return state;
    }
  },
  decide(state, input) {
    switch (input.type) {
      case 'observation.recorded':
        if (!inSync(input)) return ignore('this detector does not find the environment as declared');
        if (input.data.intentRevision <= state.convergedAt) return ignore('convergence is established already');
        return establish(input.data.project, input.data.environment);
      case 'finding.closed':
      case 'project.configured':
        return state.project === undefined || state.inSyncAt <= state.convergedAt
          ? ignore('no detector waits for others')
          : establish(state.project, state.environment);
      case 'environment.converged':
        return ignore('convergence is established');
      case 'refused':
        return ignore(`not yet: ${input.code}`);
      case 'wake':
        return ignore('no timer was set');
    }
  },
  follows: ({ project }) => (project === undefined ? [] : [projectKey(project)]),
};

const projectKey = (project: string) => `project:${project}`;
const ignore = (because: string) => [{ do: 'ignore', because }] as const;
const establish = (project: string, environment: string) =>
  [{ do: 'send', command: { command: 'establish-convergence', project, environment } }] as const;

function inSync(input: Extract<Input<ConvergenceEvent, never>, ObservationRecorded>): boolean {
  const { intentRevision } = input.data;
  return intentRevision > 0 && isInSync(observation.evolve({ status: 'none' }, input), intentRevision);
}
