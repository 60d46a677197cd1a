import { setTimeout as pause } from 'node:timers/promises';
import type { RoundParts } from './round';
import { observeOnce } from './round';

const LONGEST_PAUSE_MILLISECONDS = 60_000;

export interface Rhythm {
  readonly intervalMs: number;
  /** From 0 up to 1, so that agents do not come all at once. */
  readonly random: () => number;
}

/**
 * Observes until the signal says stop. When Ledgerline cannot be reached it waits longer from round to round; nothing
 * is kept for later, for what is observed then is fresher.
 */
export async function observeForever(parts: RoundParts, rhythm: Rhythm, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const arrived = await observeOnce(parts, signal).catch((error: unknown) => {
      if (!signal.aborted) parts.log.warn({ problem: reasonOf(error) }, 'could not ask what is declared');
      return false;
    });
    failures = arrived ? 0 : failures + 1;
    await pause(pauseAfter(failures, rhythm), undefined, { signal }).catch(() => undefined);
  }
}

/** The interval give or take a tenth; doubled with every failure in a row, up to a minute or the interval itself. */
export function pauseAfter(failures: number, { intervalMs, random }: Rhythm): number {
  const longest = Math.max(intervalMs, LONGEST_PAUSE_MILLISECONDS);
  const base = Math.min(intervalMs * 2 ** Math.min(failures, 20), longest);
  return Math.round(base * (0.9 + random() * 0.2));
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : 'no reason');
