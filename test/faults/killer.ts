import { setTimeout as sleep } from 'node:timers/promises';
import type { SupervisedProcess } from '../../apps/standalone/src/supervised-process';

/** A small seeded generator (mulberry32), so that a run can be had again from its seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DURING_RECOVERY = 0.25;

/** Kills one process after another with SIGKILL, at random moments, until told to stop; gives the number by role. */
export async function killAtRandom(
  victims: readonly SupervisedProcess[],
  random: () => number,
  pauseMs: { readonly least: number; readonly most: number },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const kills = new Map<string, number>();
  const stopped = () => signal.aborted;
  while (!stopped()) {
    const pause = pauseMs.least + random() * (pauseMs.most - pauseMs.least);
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    const victim = victims[Math.floor(random() * victims.length)];
    if (stopped() || victim?.pid === undefined || !victim.isRunning) continue;
    process.kill(victim.pid, 'SIGKILL');
    kills.set(victim.name, (kills.get(victim.name) ?? 0) + 1);
    // Most kills meet a system that has recovered; one in four meets one that is still about it.
    if (random() > DURING_RECOVERY) await Promise.all(victims.map((other) => other.ready()));
  }
  return kills;
}
