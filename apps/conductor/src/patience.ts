import { EventLogError } from '@ledgerline/kernel';
import { StreamContended } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';

/** The conductor was told to stop; whatever was not finished is done again by the next one. */
export class Stopped extends Error {
  constructor() {
    super('the conductor stops');
    this.name = 'Stopped';
  }
}

const passing: ReadonlySet<string> = new Set(['wrong-expected-revision', 'unavailable', 'outcome-unknown']);

/** It is nobody's fault and goes away: the same attempt, later, can succeed. */
export function isPassing(error: unknown): boolean {
  return error instanceof StreamContended || (error instanceof EventLogError && passing.has(error.code));
}

/** Waits before attempt `n` (from 2); ends early, without an error, on the signal. */
export type Pause = (attempt: number, signal: AbortSignal) => Promise<void>;

/** Tries again, for ever, whatever fails for a passing reason. */
export class Patience {
  constructor(
    private readonly pause: Pause,
    private readonly logger: Pick<Logger, 'warn'>,
    readonly signal: AbortSignal,
  ) {}

  /** Throws whatever does not pass, and {@link Stopped}. */
  async untilDone<Result>(what: string, attempt: () => Promise<Result>): Promise<Result> {
    for (let count = 1; ; count += 1) {
      this.checkStopped();
      try {
        return await attempt();
      } catch (error) {
        if (!isPassing(error)) throw error;
        this.logger.warn({ attempt: count, reason: String(error) }, `${what} has to wait`);
      }
      await this.pause(count + 1, this.signal);
    }
  }

  checkStopped(): void {
    if (this.signal.aborted) throw new Stopped();
  }
}
