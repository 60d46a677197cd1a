import type { Moment } from '@ledgerline/platform/http';

/** Position and instant up to which rows count, as parameters of a statement; null for no bound. */
export function boundsOf(moment: Moment): readonly [position: string | null, instant: string | null] {
  return 'position' in moment ? [String(moment.position), null] : [null, moment.instant];
}

/** Whether it had happened by then. */
export function happenedBy(
  { at, position }: { readonly at: string; readonly position: string },
  moment: Moment,
): boolean {
  return 'instant' in moment ? at <= moment.instant : BigInt(position) <= moment.position;
}
