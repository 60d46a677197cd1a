import type { Seen } from '@ledgerline/drift';

/** What the api takes in at most. */
const MOST_BYTES = 300_000;
const LOOK_AT_MEMORY_MILLISECONDS = 200;

export interface Bounds {
  readonly timeoutMs: number;
  /** Of the whole process. */
  readonly memoryBytes: number;
  readonly usedBytes: () => number;
}

const late: Seen = { completeness: 'error', problem: 'it took too long', document: {} };
const tooMuch: Seen = { completeness: 'error', problem: 'it took too much memory', document: {} };

/**
 * Lets a detector look for as long and with as much memory as it may; one that throws, or does not come back, has not seen
 * anything. `observe` gets the signal that tells it to stop.
 */
export async function boundedObservation(
  observe: (signal: AbortSignal) => Promise<Seen>,
  { timeoutMs, memoryBytes, usedBytes }: Bounds,
  stopping: AbortSignal,
): Promise<Seen> {
  const enough = new AbortController();
  const signal = AbortSignal.any([stopping, enough.signal]);
  const giveUp = new Promise<Seen>((resolve) => {
    const stop = (why: Seen) => {
      resolve(why);
      enough.abort();
    };
    const timer = setTimeout(stop, timeoutMs, late);
    const watch = setInterval(() => {
      if (usedBytes() > memoryBytes) stop(tooMuch);
    }, LOOK_AT_MEMORY_MILLISECONDS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve(late);
    });
  });
  const looking = observe(signal).catch((): Seen => ({ ...late, problem: 'it failed in a way that it does not know' }));
  const seen = await Promise.race([looking, giveUp]);
  enough.abort();
  return smallEnough(seen);
}

function smallEnough(seen: Seen): Seen {
  const bytes = Buffer.byteLength(JSON.stringify(seen.document));
  if (bytes <= MOST_BYTES) return seen;
  const problem = `what it saw has ${String(bytes)} bytes; ${String(MOST_BYTES)} are the most`;
  return { completeness: 'error', problem, document: {} };
}
