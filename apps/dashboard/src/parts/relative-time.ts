const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long that is, in its two largest units: `5 h 10 m`, `3 d`, `40 s`. */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE) return `${String(Math.floor(length / SECOND))} s`;
  if (length < HOUR) return `${String(Math.floor(length / MINUTE))} m`;
  if (length < DAY) return two(length, HOUR, 'h', MINUTE, 'm');
  return two(length, DAY, 'd', HOUR, 'h');
}

function two(length: number, large: number, largeName: string, small: number, smallName: string): string {
  const whole = Math.floor(length / large);
  const rest = Math.floor((length % large) / small);
  return rest === 0 || whole >= 10
    ? `${String(whole)} ${largeName}`
    : `${String(whole)} ${largeName} ${String(rest)} ${smallName}`;
}

/** The instant as seen from `now`, both in milliseconds: `5 h 10 m ago`, `in 3 d`, `just now`. */
export function relativeTo(now: number, instant: number): string {
  const gone = now - instant;
  if (Math.abs(gone) < 5 * SECOND) return 'just now';
  return gone > 0 ? `${duration(gone)} ago` : `in ${duration(-gone)}`;
}

/** How long the relative text stays true at least. */
export function steadyFor(now: number, instant: number): number {
  const distance = Math.abs(now - instant);
  if (distance < MINUTE) return SECOND;
  return distance < DAY ? 15 * SECOND : 10 * MINUTE;
}
