import type { Logger } from 'pino';
import type { Spool } from './spool';
import type { Observed, Transport } from './transport';
import { isTransient } from './transport';

/** What became of an observation: told, refused for good, or kept for when the api is back. */
export type Delivery =
  | { readonly outcome: 'told'; readonly differences: number; readonly confirm: boolean }
  | { readonly outcome: 'refused' | 'kept'; readonly problem: string };

/**
 * Tells observations in the order in which they were seen: what waits goes first, and while it cannot go, whatever is
 * seen waits behind it. A report that was told although no answer came is told again under the same content, which the
 * api knows for the same.
 */
export class Outbox {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transport: Transport,
    private readonly spool: Spool,
    private readonly log: Logger,
  ) {}

  /** One at a time, so that nothing overtakes. */
  deliver(observed: Observed, signal: AbortSignal): Promise<Delivery> {
    const mine = this.turn.then(() => this.deliverNow(observed, signal));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async deliverNow(observed: Observed, signal: AbortSignal): Promise<Delivery> {
    if (!(await this.flush(signal))) return this.keep(observed, 'others wait before it');
    try {
      const { differences, confirm } = await this.transport.report(observed, signal);
      return { outcome: 'told', differences, confirm };
    } catch (error) {
      const problem = messageOf(error);
      return isTransient(error) ? this.keep(observed, problem) : { outcome: 'refused', problem };
    }
  }

  /** True when nothing waits any more. */
  private async flush(signal: AbortSignal): Promise<boolean> {
    for (let next = await this.spool.oldest(); next !== undefined; next = await this.spool.oldest()) {
      const { observed, forget } = next;
      try {
        await this.transport.report(observed, signal);
      } catch (error) {
        if (isTransient(error)) return false;
        this.log.warn({ detector: observed.detector, problem: messageOf(error) }, 'kept, and refused in the end');
      }
      await forget();
    }
    return true;
  }

  private async keep(observed: Observed, problem: string): Promise<Delivery> {
    await this.spool.keep(observed);
    return { outcome: 'kept', problem };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'no reason');
