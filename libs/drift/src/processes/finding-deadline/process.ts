import type { Effect, ProcessManager } from '@ledgerline/kernel';
import type {
  FindingAccepted,
  FindingAcceptanceExpired,
  FindingClosed,
  FindingOpened,
  FindingReopened,
} from '../../events';

export interface FindingDeadlineEffect {
  readonly command: 'announce-deadline' | 'escalate-finding';
  readonly project: string;
  readonly environment: string;
  readonly findingId: string;
  readonly deadline: string;
}

type DeadlineEvent = FindingOpened | FindingReopened | FindingAccepted | FindingAcceptanceExpired | FindingClosed;
type Effects = readonly Effect<FindingDeadlineEffect>[];
type State =
  { readonly status: 'none' } | { readonly status: 'running'; readonly about: Omit<FindingDeadlineEffect, 'command'> };

/** The last quarter of the time is warning enough, and never more than a day of it. */
const SHARE = 4;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Says when the deadline of a finding is near, and tells others when it has passed. One instance a finding. */
export const findingDeadline: ProcessManager<State, DeadlineEvent, FindingDeadlineEffect> = {
  name: 'finding-deadline',
  on: ['finding.opened', 'finding.reopened', 'finding.accepted', 'finding.acceptance-expired', 'finding.closed'],
  correlate: ({ data: { project, environment, findingId } }) => ({
    instance: `${project}:${environment}:${findingId}`,
  }),
  initial: { status: 'none' },
  evolve(state, input) {
    switch (input.type) {
      case 'finding.opened':
      case 'finding.reopened':
      case 'finding.acceptance-expired': {
        const { project, environment, findingId, deadline } = input.data;
        if (deadline === undefined) return over(state);
        return { status: 'running', about: { project, environment, findingId, deadline } };
      }
      case 'finding.accepted':
      case 'finding.closed':
        return over(state);
      case 'wake':
      case 'refused':
        return state;
    }
  },
  decide(state, input) {
    switch (input.type) {
      case 'finding.opened':
      case 'finding.reopened':
      case 'finding.acceptance-expired':
        return input.data.deadline === undefined ? stop(state) : start(input.recordedAt, input.data.deadline);
      case 'finding.accepted':
      case 'finding.closed':
        return stop(state);
      case 'wake': {
        if (state.status === 'none') return ignore('somebody has decided');
        const command = input.name === 'escalate' ? 'escalate-finding' : 'announce-deadline';
        return [{ do: 'send', command: { command, ...state.about } }];
      }
      case 'refused':
        return ignore(`${input.command.command} was refused: ${input.code}`);
    }
  },
  follows: () => [],
};

/** The same object where nothing ran, so that a finding without a deadline writes nothing. */
function over(state: State): State {
  return state.status === 'none' ? state : { status: 'none' };
}

function stop(state: State): Effects {
  return state.status === 'none' ? ignore('nobody has to decide by an instant') : [{ do: 'end' }];
}

function start(from: string, deadline: string): Effects {
  const end = Date.parse(deadline);
  const lead = Math.min(DAY_MILLISECONDS, Math.max(0, end - Date.parse(from)) / SHARE);
  return [
    { do: 'wake', name: 'announce', at: new Date(end - Math.round(lead)).toISOString() },
    { do: 'wake', name: 'escalate', at: deadline },
  ];
}

function ignore(because: string): Effects {
  return [{ do: 'ignore', because }];
}
