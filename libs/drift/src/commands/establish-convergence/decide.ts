import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Observation } from '../../observation';
import { isInSync } from '../../observation';

export interface DetectorWord {
  readonly detector: string;
  readonly latest: Observation;
  /** Nothing has been heard from it for too long: its last word counts no longer. */
  readonly silent: boolean;
}

/** The observations that together establish convergence with this intent; or which detector's word is missing. */
export function convergedObservations(
  environment: string,
  intentRevision: number,
  words: readonly DetectorWord[],
): readonly { readonly detector: string; readonly observationId: string }[] | Refusal<'not-in-sync'> {
  if (words.length === 0)
    return refuse('not-in-sync', { environment, because: 'no detector is expected to observe it' });
  const converged: { detector: string; observationId: string }[] = [];
  for (const { detector, latest, silent } of words) {
    if (silent) return refuse('not-in-sync', { environment, because: `nothing is heard from ${detector}` });
    if (latest.status === 'none' || !isInSync(latest, intentRevision)) {
      return refuse('not-in-sync', {
        environment,
        because: `${detector} has not found intent ${String(intentRevision)} in place`,
      });
    }
    converged.push({ detector, observationId: latest.observationId });
  }
  return converged;
}
