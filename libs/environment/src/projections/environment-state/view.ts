import type { Moment } from '@ledgerline/platform/http';
import type { Occurrence } from '../../as-of';
import { hadHappened } from '../../as-of';
import type { ProjectConfiguration } from '../../project-configuration';
import { pausedAt } from '../automation/paused-at';
import type { AutomationRow, Pause } from '../automation/project';
import type { IntentRow, ReportedRollout } from './project';

type Settings = ProjectConfiguration['environments'][string];

/** An environment as it is, or was at a moment. */
export interface EnvironmentView extends Omit<Settings, 'promote' | 'rollback'> {
  readonly environment: string;
  readonly status: 'empty' | 'declared' | 'rolling-out' | 'rolled-out' | 'rollout-failed' | 'converged';
  readonly intent: IntentView | null;
  readonly converged: Occurrence | null;
  /** The last report about this intent. */
  readonly rollout: ReportedRollout | null;
  /** Whether a release is promoted here by itself as soon as it may. */
  readonly promote: 'automatically' | 'on-request';
  /** Why nothing is, though it would be; null when nobody paused it. */
  readonly paused: Omit<Pause, 'resumed'> | null;
}

interface IntentView extends Pick<IntentRow, 'intentRevision' | 'intentHash' | 'because' | 'declaredBy' | 'position'> {
  readonly release: { readonly id: string; readonly alias: string };
  readonly overlayVersion: number;
  readonly since: string;
}

const statusAfter = {
  started: 'rolling-out',
  progressed: 'rolling-out',
  finished: 'rolled-out',
  failed: 'rollout-failed',
} as const;

/** What is known of the environment at the moment; later reports about the intent that was in force are left out. */
export function viewOf(
  environment: string,
  settings: Settings,
  row: IntentRow | undefined,
  moment: Moment | undefined,
  automationRow?: AutomationRow,
): EnvironmentView {
  const { admits, after, labels, observe } = settings;
  const promote: EnvironmentView['promote'] = settings.promote ?? 'on-request';
  const paused = pausedAt(automationRow, moment);
  const place = { environment, admits, after, labels, observe, promote, paused };
  if (row === undefined) {
    return { ...place, status: 'empty', intent: null, converged: null, rollout: null };
  }
  const converged = row.converged !== null && hadHappened(row.converged, moment) ? row.converged : null;
  const rollout = row.reports.findLast((report) => hadHappened(report, moment)) ?? null;
  const reported = rollout === null ? 'declared' : statusAfter[rollout.status];
  const status = converged === null ? reported : 'converged';
  return { ...place, status, intent: intentOf(row), converged, rollout };
}

function intentOf({ document, at, ...row }: IntentRow): IntentView {
  const { intentRevision, intentHash, because, declaredBy, position } = row;
  const { release, overlayVersion } = document;
  return { intentRevision, intentHash, release, overlayVersion, since: at, position, because, declaredBy };
}
