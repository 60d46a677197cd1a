/** A stretch of time, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** Shorter than this nothing can be told apart, longer nobody has been. */
const SHORTEST = 2_000;
const LONGEST = 50 * 365 * 86_400_000;

/** So many times as long, with the same instant at the same place. */
export function zoomed({ from, until }: Stretch, factor: number, focus = (from + until) / 2): Stretch {
  const length = Math.min(LONGEST, Math.max(SHORTEST, (until - from) * factor));
  const share = Math.min(1, Math.max(0, (focus - from) / (until - from)));
  const begin = Math.round(focus - length * share);
  return { from: begin, until: Math.round(begin + length) };
}

/** Moved by a part of its length; later for a positive one. */
export function moved({ from, until }: Stretch, share: number): Stretch {
  const by = Math.round((until - from) * share);
  return { from: from + by, until: until + by };
}

/** Where an instant stands, from 0 at the beginning to 1 at the end. */
export function placeIn({ from, until }: Stretch, instant: number): number {
  return (instant - from) / (until - from);
}

export function instantAt({ from, until }: Stretch, place: number): number {
  return Math.round(from + (until - from) * place);
}

/** The stretch with the instant in it: moved so that it stands in the middle, where it was outside. */
export function holding(stretch: Stretch, instant: number): Stretch {
  const place = placeIn(stretch, instant);
  return place >= 0 && place <= 1 ? stretch : moved(stretch, place - 0.5);
}

/** As the address keeps it. */
export function addressOf({ from, until }: Stretch) {
  return { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
}
