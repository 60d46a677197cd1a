import type { Moment } from '@ledgerline/platform/http';
import { hadHappened } from '../../as-of';
import type { AutomationRow, Pause } from './project';

/** Why and since when nothing is promoted there by itself, now or at the moment; null when it is. */
export function pausedAt(row: AutomationRow | undefined, moment: Moment | undefined): Omit<Pause, 'resumed'> | null {
  const pause = row?.pauses.findLast((known) => hadHappened(known, moment));
  if (pause === undefined) return null;
  const { resumed, ...told } = pause;
  return resumed !== null && hadHappened(resumed, moment) ? null : told;
}
