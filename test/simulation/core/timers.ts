import type { Scheduler } from './scheduler';

/**
 * Puts the process's timers and its stopwatch under the scheduler while `work` runs. What is simulated uses timers only
 * to look around from time to time, so that when they fire is one more choice of the scheduler.
 */
export async function withSimulatedTimers<Result>(
  scheduler: Scheduler,
  milliseconds: () => number,
  work: () => Promise<Result>,
): Promise<Result> {
  const { setTimeout, clearTimeout } = globalThis;
  const now = Object.getOwnPropertyDescriptor(performance, 'now');
  const set = (go: (...told: unknown[]) => void, _after?: number, ...told: unknown[]) => {
    const timer = {};
    scheduler.tick(timer, () => {
      go(...told);
    });
    return timer;
  };
  const clear = (timer: unknown) => {
    if (typeof timer === 'object' && timer !== null) scheduler.clearTick(timer);
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  Object.defineProperty(performance, 'now', { value: milliseconds, configurable: true, writable: true });
  try {
    return await work();
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    if (now === undefined) Reflect.deleteProperty(performance, 'now');
    else Object.defineProperty(performance, 'now', now);
  }
}
