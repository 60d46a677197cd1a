import type { Stretch } from './stretch';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const steps = [
  ...[1, 5, 15, 30].map((count) => count * SECOND),
  ...[1, 5, 15, 30].map((count) => count * MINUTE),
  ...[1, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365, 1_825].map((count) => count * DAY),
];

export interface Ticks {
  readonly step: number;
  readonly at: readonly number[];
}

/** Round instants of a stretch, so many at most; `offset` is by how much the reader's clock is ahead of UTC there. */
export function ticksOf({ from, until }: Stretch, most: number, offset: number): Ticks {
  const step = steps.find((one) => (until - from) / one <= most) ?? (until - from) / Math.max(1, most);
  const first = Math.ceil((from + offset) / step) * step - offset;
  const at: number[] = [];
  for (let instant = first; instant <= until && at.length < most + 1; instant += step) at.push(instant);
  return { step, at };
}

/** As much of an instant as ticks of that step tell apart. */
export function formatFor(step: number): Intl.DateTimeFormatOptions {
  if (step >= 30 * DAY) return { month: 'short', year: 'numeric' };
  if (step >= DAY) return { day: 'numeric', month: 'short' };
  if (step >= HOUR) return { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return { hour: '2-digit', minute: '2-digit', ...(step < MINUTE && { second: '2-digit' }) };
}
