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

const WEEKS_OF = { month: 5, quarter: 13 } as const;
export type Zoom = keyof typeof WEEKS_OF;

const DAYS_A_WEEK = 7;

const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Where the calendar begins by itself: on the Monday of the week before. */
export function beginningFor(now: Date): string {
  const sinceMonday = (now.getDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  return dateOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - sinceMonday - DAYS_A_WEEK));
}

/** So much earlier or later that a week of what was shown still is. */
export function turned(from: string, zoom: Zoom, by: 1 | -1): string {
  const { year, index, date } = partsOf(from);
  return dateOf(new Date(year, index, date + by * (WEEKS_OF[zoom] - 1) * DAYS_A_WEEK));
}

/** Five weeks from that date on, or thirteen. */
export function windowOf(begin: string, zoom: Zoom): TimeWindow {
  const { year, index, date } = partsOf(begin);
  const days = WEEKS_OF[zoom] * DAYS_A_WEEK;
  const day = (after: number) => new Date(year, index, date + after);
  const step = zoom === 'month' ? 1 : DAYS_A_WEEK;
  const ticks = Array.from({ length: days / step }, (_, tick) => {
    const at = day(tick * step);
    return { at: at.getTime(), label: zoom === 'quarter' ? dayName.format(at) : dayLabel(at, tick) };
  });
  const title = `${dayName.format(day(0))} to ${dayOfYear.format(day(days - 1))}`;
  return { from: day(0).getTime(), to: day(days).getTime(), title, ticks };
}

/** The first day and that of each month with its name, which takes the room of the next one. */
function dayLabel(at: Date, place: number): string {
  const date = at.getDate();
  if (place === 0 || date === 1) return dayName.format(at);
  return place === 1 || date === 2 ? '' : String(date);
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

function partsOf(day: string): { readonly year: number; readonly index: number; readonly date: number } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year: Number(year), index: Number(month) - 1, date: Number(date) };
}

function dateOf(day: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
