import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 180_000;
const PAUSE_MS = 50;

/** Asks again until it holds; gives what it took in milliseconds. Throws after three minutes with what it waited for. */
export async function awaitCondition(what: string, holds: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  let last = '';
  while (performance.now() - began < PATIENCE_MS) {
    try {
      if (await holds()) return performance.now() - began;
    } catch (error) {
      last = ` (${String(error)})`;
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`waited in vain: ${what}${last}`);
}
