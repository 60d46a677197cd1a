import type { Elapsed } from './checkpoint';

/** So long a mark is waited for before the next one is written, in milliseconds. */
const PATIENCE = 1_000;

/**
 * What time it is by the log's clock, as far as that can be told without asking. Nothing is decided on the estimate: it
 * says when it is worth writing to the log to see its clock. The clock of this machine has no say, wherever it jumps.
 */
export class LogClock {
  private base: { readonly instant: number; readonly seenAt: number } | undefined;
  private askedAt: number | undefined;

  constructor(private readonly elapsed: Elapsed) {}

  /**
   * The log recorded something at this instant. What comes late makes it no earlier than it is, unless it is the answer
   * (a `mark`) to what was just asked.
   */
  saw(instant: number, mark: boolean): void {
    const answers = mark && this.askedAt !== undefined && this.elapsed() - this.askedAt < PATIENCE;
    if (mark) this.askedAt = undefined;
    if (answers || instant > this.estimate) this.base = { instant, seenAt: this.elapsed() };
  }

  /** What was seen may have been long ago. */
  forget(): void {
    this.base = undefined;
    this.askedAt = undefined;
  }

  /** Whether the log is to be asked, as it may be as late as this instant; true once, then not until it had its time. */
  asksFor(instant: number): boolean {
    if (instant === Infinity) return false;
    if (this.base !== undefined && this.estimate < instant) return false;
    if (this.askedAt !== undefined && this.elapsed() - this.askedAt < PATIENCE) return false;
    this.askedAt = this.elapsed();
    return true;
  }

  private get estimate(): number {
    return this.base === undefined ? -Infinity : this.base.instant + this.elapsed() - this.base.seenAt;
  }
}
