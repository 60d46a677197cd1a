const FIRST_MILLISECONDS = 500;
const LONGEST_MILLISECONDS = 30_000;
/** No API server may keep us away for longer, whatever it asks for. */
const LONGEST_ASKED_MILLISECONDS = 300_000;

/**
 * How long to wait after so many failures in a row: doubled from half a second to half a minute, half of it by
 * chance (`random` from 0 up to 1), so that many do not come back at once; never less than the API server asks for.
 */
export function backoff(failures: number, random: number, askedMilliseconds = 0): number {
  const most = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** Math.min(Math.max(failures - 1, 0), 20));
  const asked = Math.min(askedMilliseconds, LONGEST_ASKED_MILLISECONDS);
  return Math.round(asked + (most / 2) * (1 + random));
}
