import { setTimeout as pause } from 'node:timers/promises';
import { SessionError } from './connection';

const ATTEMPTS = 3;
const PAUSE_MILLISECONDS = 250;

/** What passes by itself: the server starts, has no room just now, or a connection broke. */
const passing: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  '57P03',
  '53300',
  '57P01',
  '57P02',
  '08006',
  '40001',
  '40P01',
]);

/** Tries again, twice and a little later each time, what failed for a reason that passes. */
export async function withRetries<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passes = error instanceof SessionError && passing.has(error.state ?? '');
      if (attempt === ATTEMPTS || signal.aborted || !passes) throw error;
      await pause(PAUSE_MILLISECONDS * 2 ** attempt, undefined, { signal }).catch(() => undefined);
    }
  }
}
