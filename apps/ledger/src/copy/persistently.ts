import { EventLogError } from '@ledgerline/kernel';
import { setTimeout as pause } from 'node:timers/promises';

const PAUSE = 1_000;
/** Tries without anything new in the target. */
const TRIES = 30;

/** Codes after which looking at both ledgers again, and going on from there, can help. */
const passing: ReadonlySet<EventLogError['code']> = new Set([
  'unavailable',
  'outcome-unknown',
  // An append of an interrupted try may arrive after the look that did not find it.
  'wrong-expected-revision',
]);

/** Does it again after failures that pass, as long as `progress` tells of something new at least now and then. */
export async function persistently<Result>(
  work: () => Promise<Result>,
  progress: () => number,
  say: (line: string) => void,
): Promise<Result> {
  for (let [tries, before] = [1, progress()]; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EventLogError) || !passing.has(error.code)) throw error;
      if (progress() > before) [tries, before] = [1, progress()];
      if (tries >= TRIES) throw error;
      say(`${error.message}; going on in a second`);
      await pause(PAUSE);
    }
  }
}
