import type { Moment } from '@ledgerline/platform/http';
import type { Occurrence } from '../../as-of';
import { hadHappened } from '../../as-of';
import type { ProjectConfiguration } from '../../project-configuration';
import type { IntentRow, ReportedRollout } from './project';

type Settings = ProjectConfiguration['environments'][string];

/** An environment as it is, or was at a moment. */
export interface EnvironmentView extends Settings {
  readonly environment: string;
  readonly status: 'empty' | 'declared' | 'rolling-out' | 'rolled-out' | 'rollout-failed' | 'converged';
  readonly intent: IntentView | null;
  readonly converged: Occurrence | null;
  /** The last report about this intent. */
  readonly rollout: ReportedRollout | null;
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
): EnvironmentView {
  if (row === undefined) {
    return { environment, ...settings, status: 'empty', intent: null, converged: null, rollout: null };
  }
  const converged = row.converged !== null && hadHappened(row.converged, moment) ? row.converged : null;
  const rollout = row.reports.findLast((report) => hadHappened(report, moment)) ?? null;
  const reported = rollout === null ? 'declared' : statusAfter[rollout.status];
  const status = converged === null ? reported : 'converged';
  return { environment, ...settings, status, intent: intentOf(row), converged, rollout };
}

function intentOf({ document, at, ...row }: IntentRow): IntentView {
  const { intentRevision, intentHash, because, declaredBy, position } = row;
  const { release, overlayVersion } = document;
  return { intentRevision, intentHash, release, overlayVersion, since: at, position, because, declaredBy };
}
