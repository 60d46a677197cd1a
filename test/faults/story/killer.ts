import { setTimeout as sleep } from 'node:timers/promises';
import type { SupervisedProcess } from '../../../apps/standalone/src/supervised-process';

const DURING_RECOVERY = 0.25;

/** Kills one process after another with SIGKILL, at random moments, until told to stop; gives how many. */
export async function killAtRandom(
  victims: readonly SupervisedProcess[],
  random: () => number,
  pauseMs: { readonly least: number; readonly most: number },
  signal: AbortSignal,
): Promise<number> {
  let kills = 0;
  const stopped = () => signal.aborted;
  while (!stopped()) {
    const pause = pauseMs.least + random() * (pauseMs.most - pauseMs.least);
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    const victim = victims[Math.floor(random() * victims.length)];
    if (stopped() || victim?.pid === undefined || !victim.isRunning) continue;
    process.kill(victim.pid, 'SIGKILL');
    kills += 1;
    // Most kills meet a system that has recovered; one in four meets one that is still about it.
    if (random() > DURING_RECOVERY) await Promise.all(victims.map((other) => other.ready()));
  }
  return kills;
}
