import type { Difference } from '../../difference';
import { SILENT_AFTER_MILLISECONDS } from '../../silence';
import type { DetectorStatusRow } from './project';

/** What it comes to: `unknown` as soon as anything is not known, then the worst of what is. */
export type Verdict = 'in-sync' | 'pending' | 'drift' | 'unknown';

/** When the detector spoke last, if that is too long ago to rely on; null otherwise. */
export function silentSince(
  { reportedAt, silentAfterMs = SILENT_AFTER_MILLISECONDS }: Pick<DetectorStatusRow, 'reportedAt' | 'silentAfterMs'>,
  now: string,
): string | null {
  return Date.parse(now) - Date.parse(reportedAt) > silentAfterMs ? reportedAt : null;
}

export function verdictOf(row: DetectorStatusRow, now: string): Verdict {
  const has = (wanted: Difference['classification']) =>
    row.differences.some(({ classification }) => classification === wanted);
  if (row.completeness !== 'complete' || silentSince(row, now) !== null || has('unknown')) return 'unknown';
  if (has('drift')) return 'drift';
  return has('pending') ? 'pending' : 'in-sync';
}
