import type { Moment } from '@ledgerline/platform/http';

/** Position and instant up to which rows count, as parameters of a statement; null for no bound. */
export function momentBounds(moment: Moment | undefined): readonly [string | null, string | null] {
  if (moment === undefined) return [null, null];
  return 'position' in moment ? [String(moment.position), null] : [null, moment.instant];
}
