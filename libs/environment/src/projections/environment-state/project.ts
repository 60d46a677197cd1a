import type { Projection, Recorded } from '@ledgerline/kernel';
import type { Occurrence } from '../../as-of';
import type { EnvironmentConverged, IntentDeclared, RolloutFailed } from '../../events';
import type { RolloutFinished, RolloutProgressed, RolloutStarted } from '../../events';
import type { IntentDocument } from '../../intent-document';

/** What a deployer said about an intent, and when. */
export interface ReportedRollout extends Occurrence {
  readonly status: 'started' | 'progressed' | 'finished' | 'failed';
  readonly deployer: string;
  readonly step?: string;
  readonly done?: number;
  readonly of?: number;
  readonly reason?: string;
}

/** One intent of an environment with everything that became of it; in force until the next. */
export interface IntentRow extends Occurrence {
  readonly project: string;
  readonly environment: string;
  readonly intentRevision: number;
  readonly intentHash: string;
  readonly document: IntentDocument;
  readonly because: IntentDeclared['data']['because'];
  readonly declaredBy: string;
  readonly converged: Occurrence | null;
  /** In the order in which they came. */
  readonly reports: readonly ReportedRollout[];
}

type RolloutEvent = RolloutFailed | RolloutFinished | RolloutProgressed | RolloutStarted;
type StateEvent = EnvironmentConverged | IntentDeclared | RolloutEvent;

const statuses = {
  'rollout.started': 'started',
  'rollout.progressed': 'progressed',
  'rollout.finished': 'finished',
  'rollout.failed': 'failed',
} as const;

/** What is an environment declared to be, how far is its rollout, is it so: now and at any moment? */
export const environmentState: Projection<IntentRow, StateEvent> = {
  name: 'environment_state',
  generation: 2,
  on: [
    'intent.declared',
    'environment.converged',
    'rollout.started',
    'rollout.progressed',
    'rollout.finished',
    'rollout.failed',
  ],
  keyOf: ({ data: { project, environment, intentRevision } }) => `${project}:${environment}@${String(intentRevision)}`,
  evolve(row, event) {
    if (event.type === 'intent.declared') return declared(event);
    if (row === undefined) return undefined;
    if (event.type === 'environment.converged') return { ...row, converged: occurrence(event) };
    return { ...row, reports: [...row.reports, reported(event)] };
  },
};

function declared(event: Recorded<IntentDeclared>): IntentRow {
  return { ...event.data, declaredBy: event.metadata.actor.id, ...occurrence(event), converged: null, reports: [] };
}

function reported(event: Recorded<RolloutEvent>): ReportedRollout {
  const { project: _project, environment: _environment, intentRevision: _intent, ...report } = event.data;
  return { ...report, status: statuses[event.type], ...occurrence(event) };
}

function occurrence({ recordedAt, position }: Recorded): Occurrence {
  return { at: recordedAt, position: String(position) };
}
