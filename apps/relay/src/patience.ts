import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

const SHORTEST_MS = 100;
const LONGEST_MS = 5_000;

/** Tries until it works or the signal comes; true when it worked. What `givesUp` says yes to is thrown. */
export async function untilDone(
  what: string,
  attempt: () => Promise<void>,
  {
    signal,
    logger,
    givesUp,
  }: {
    readonly signal: AbortSignal;
    readonly logger: Pick<Logger, 'warn'>;
    readonly givesUp?: (error: unknown) => boolean;
  },
): Promise<boolean> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await attempt();
      return true;
    } catch (error) {
      if (givesUp?.(error) === true) throw error;
      logger.warn({ failures: failures + 1, reason: String(error) }, `${what} has to wait`);
    }
    const pause = Math.min(SHORTEST_MS * 2 ** Math.min(failures, 10), LONGEST_MS);
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
