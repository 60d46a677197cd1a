import type { Difference } from '../../difference';
import { SILENT_AFTER_MILLISECONDS } from '../../silence';
import type { DetectorStatusRow } from './project';

/** What it comes to: `unknown` as soon as anything is not known, then the worst of what is. */
export type Verdict = 'in-sync' | 'pending' | 'drift' | 'unknown';

/** Of a detector's latest word what a verdict rests on. */
export interface Word extends Pick<DetectorStatusRow, 'completeness' | 'reportedAt' | 'silentAfterMs'> {
  /** Of the differences that it saw; each at least once. */
  readonly classifications: readonly Difference['classification'][];
}

/** When the detector spoke last, if that is too long ago to rely on; null otherwise. */
export function silentSince(
  { reportedAt, silentAfterMs = SILENT_AFTER_MILLISECONDS }: Pick<Word, 'reportedAt' | 'silentAfterMs'>,
  now: string,
): string | null {
  return Date.parse(now) - Date.parse(reportedAt) > silentAfterMs ? reportedAt : null;
}

export function verdictOf(word: Word, now: string): Verdict {
  const found = new Set(word.classifications);
  if (word.completeness !== 'complete' || silentSince(word, now) !== null || found.has('unknown')) return 'unknown';
  if (found.has('drift')) return 'drift';
  return found.has('pending') ? 'pending' : 'in-sync';
}

export function wordOf({ differences, ...row }: Omit<DetectorStatusRow, 'sightings'>): Word {
  return { ...row, classifications: differences.map(({ classification }) => classification) };
}
