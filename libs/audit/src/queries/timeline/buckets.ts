import type { TimelineKind } from './kinds';
import { kindOf } from './kinds';

/** How many events of a type fall into one of the equal parts of a stretch of time, counted from 0. */
export interface TypeCount {
  readonly part: number;
  readonly type: string;
  readonly count: number;
}

/** One of these parts: when it begins, and how many events of each kind are in it. */
export interface Bucket {
  readonly at: string;
  readonly counts: Readonly<Partial<Record<TimelineKind, number>>>;
}

/** A stretch of time in milliseconds; what happens at its end is not in it. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The parts of a stretch that anything happened in, in their order. */
export function bucketsOf(counts: readonly TypeCount[], { from, until }: Stretch, parts: number): readonly Bucket[] {
  const byPart = new Map<number, Partial<Record<TimelineKind, number>>>();
  for (const { part, type, count } of counts) {
    const kind = kindOf(type);
    if (kind === undefined) continue;
    const within = byPart.get(part) ?? {};
    byPart.set(part, { ...within, [kind]: (within[kind] ?? 0) + count });
  }
  return [...byPart]
    .sort(([one], [other]) => one - other)
    .map(([part, within]) => ({
      at: new Date(Math.floor(from + ((until - from) * part) / parts)).toISOString(),
      counts: within,
    }));
}
