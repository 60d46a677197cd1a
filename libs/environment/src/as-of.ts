import type { Moment } from '@ledgerline/platform/http';

/** When something was recorded, by the clock and in the ledger's order. */
export interface Occurrence {
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  /** Decimal. */
  readonly position: string;
}

/** Whether it was so at that moment; without one, whether it is so at all. */
export function hadHappened({ at, position }: Occurrence, moment: Moment | undefined): boolean {
  if (moment === undefined) return true;
  return 'instant' in moment ? at <= moment.instant : BigInt(position) <= moment.position;
}

/** The moment as the query parameters position and instant; null for no bound. */
export function boundsOf(moment: Moment | undefined): readonly [position: string | null, instant: string | null] {
  if (moment === undefined) return [null, null];
  return 'instant' in moment ? [null, moment.instant] : [String(moment.position), null];
}
