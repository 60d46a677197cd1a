/** What the calendar shows at once, in the reader's zone; instants in milliseconds. */
export interface TimeWindow {
  readonly from: number;
  /** The first instant after it. */
  readonly to: number;
  readonly title: string;
  /** Where a day (of a month) or a week (of a quarter) begins. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** In percent of the window. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

const MONTHS_OF = { month: 1, quarter: 3 } as const;
export type Zoom = keyof typeof MONTHS_OF;

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });
const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** The month that an instant is in: `2026-11`. */
export function monthOf(instant: Date): string {
  return `${String(instant.getFullYear())}-${String(instant.getMonth() + 1).padStart(2, '0')}`;
}

export function shifted(month: string, by: number): string {
  const { year, index } = partsOf(month);
  return monthOf(new Date(year, index + by, 1));
}

/** That month, or it and the two after it. */
export function windowOf(month: string, zoom: Zoom): TimeWindow {
  const { year, index } = partsOf(month);
  const from = new Date(year, index, 1);
  const to = new Date(year, index + MONTHS_OF[zoom], 1);
  const last = new Date(year, index + MONTHS_OF[zoom] - 1, 1);
  const title = zoom === 'month' ? monthName.format(from) : `${monthName.format(from)} to ${monthName.format(last)}`;
  const step = zoom === 'month' ? 1 : 7;
  const ticks: { at: number; label: string }[] = [];
  for (let day = 1; ; day += step) {
    const at = new Date(year, index, day);
    if (at >= to) break;
    ticks.push({ at: at.getTime(), label: zoom === 'month' ? String(at.getDate()) : dayName.format(at) });
  }
  return { from: from.getTime(), to: to.getTime(), title, ticks };
}

/** Where something stands in the window; undefined where none of it is in there. */
export function barIn({ from, to }: Pick<TimeWindow, 'from' | 'to'>, begin: number, end: number): Bar | undefined {
  if (begin >= to || end < from || (end === from && begin < from)) return undefined;
  const left = share(Math.max(begin, from) - from, to - from);
  return {
    left,
    width: share(Math.min(end, to) - from, to - from) - left,
    isCutBefore: begin < from,
    isCutAfter: end > to,
  };
}

function share(part: number, whole: number): number {
  return (part / whole) * 100;
}

function partsOf(month: string): { readonly year: number; readonly index: number } {
  const [year = '', number = ''] = month.split('-');
  return { year: Number(year), index: Number(number) - 1 };
}
