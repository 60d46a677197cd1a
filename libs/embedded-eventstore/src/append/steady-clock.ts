/** A step back of up to this many milliseconds is waited out. */
const HELD = 60_000;

/**
 * The time that events are stamped with, in milliseconds since 1970: the system's, except that it does not go back by
 * a little. While a clock is corrected by up to a minute it stands still; a larger step back is the end of an error,
 * and is followed at once, since holding it would stamp wrong times for as long as the error was large.
 */
export function steadyClock(system: () => number): () => number {
  let last = -Infinity;
  return () => {
    const now = system();
    if (now > last || last - now > HELD) last = now;
    return last;
  };
}
