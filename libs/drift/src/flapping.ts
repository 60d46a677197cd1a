import type { Difference } from './difference';

/** So often within a day, and a difference counts as one that comes and goes. */
const REOPENINGS = 3;
export const FLAPPING_MILLISECONDS = 24 * 60 * 60 * 1000;
const MOST_WRITERS = 10;

/** Since when it comes and goes, if it has come back for the third time within a day at the last of these instants. */
export function flappingSince(reopenings: readonly string[]): string | undefined {
  const [last] = reopenings.slice(-1);
  const since = reopenings.at(-REOPENINGS);
  if (last === undefined || since === undefined) return undefined;
  return Date.parse(last) - Date.parse(since) <= FLAPPING_MILLISECONDS ? since : undefined;
}

/** Those that may still count. */
export function latestReopenings(reopenings: readonly string[], at: string | undefined): readonly string[] {
  return at === undefined ? reopenings : [...reopenings, at].slice(-REOPENINGS);
}

/** The writers with whoever wrote this, each once, the latest last. */
export function withWriter(writers: readonly string[], { writer }: Difference): readonly string[] {
  if (writer === undefined) return writers;
  return [...writers.filter((known) => known !== writer.manager), writer.manager].slice(-MOST_WRITERS);
}
