import type { AnyDetector, Intent } from '@ledgerline/drift';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoundParts } from './round';
import { observeWith, runningDetectors } from './round';

const LONGEST_PAUSE_MILLISECONDS = 60_000;

export interface Rhythm {
  readonly intervalMs: number;
  /** From 0 up to 1, so that agents do not come all at once. */
  readonly random: () => number;
}

/**
 * Observes until the signal says stop, each detector at its own pace. While Ledgerline cannot be reached, it goes by what
 * was declared last, and waits longer from round to round.
 */
export async function observeForever(parts: RoundParts, random: () => number, signal: AbortSignal): Promise<void> {
  const lastIntent = new LastIntent(parts);
  await Promise.all(runningDetectors(parts).map((detector) => watch(detector, parts, lastIntent, random, signal)));
}

async function watch(
  detector: AnyDetector,
  parts: RoundParts,
  lastIntent: LastIntent,
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  const { intervalMs } = parts.paceOf(detector.name);
  let failures = 0;
  while (!signal.aborted) {
    const intent = await lastIntent.read(signal);
    const arrived = intent !== undefined && (await observeWith(detector, intent.declared, parts, signal));
    failures = arrived ? 0 : failures + 1;
    await pause(pauseAfter(failures, { intervalMs, random }), undefined, { signal }).catch(() => undefined);
  }
}

/** What is declared, or was when it could be asked last; nothing is observed before that. */
class LastIntent {
  private known: { readonly declared: Intent | undefined } | undefined;

  constructor(private readonly parts: Pick<RoundParts, 'transport' | 'log'>) {}

  async read(signal: AbortSignal): Promise<{ readonly declared: Intent | undefined } | undefined> {
    try {
      this.known = { declared: await this.parts.transport.intent(signal) };
    } catch (error) {
      if (signal.aborted) return undefined;
      this.parts.log.warn({ problem: reasonOf(error) }, 'could not ask what is declared');
    }
    return this.known;
  }
}

/** The interval give or take a tenth; doubled with every failure in a row, up to a minute or the interval itself. */
export function pauseAfter(failures: number, { intervalMs, random }: Rhythm): number {
  const longest = Math.max(intervalMs, LONGEST_PAUSE_MILLISECONDS);
  const base = Math.min(intervalMs * 2 ** Math.min(failures, 20), longest);
  return Math.round(base * (0.9 + random() * 0.2));
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : 'no reason');
