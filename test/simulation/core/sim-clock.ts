import { Clock } from '@ledgerline/kernel';

/** A clock that goes on when it is told to, in either direction. */
export class SimClock extends Clock {
  private milliseconds = Date.UTC(2026, 0, 5, 9);
  private latest = this.milliseconds;

  now(): string {
    return new Date(this.milliseconds).toISOString();
  }

  pass(milliseconds: number): void {
    this.milliseconds += milliseconds;
    this.latest = Math.max(this.latest, this.milliseconds);
  }

  /** The latest instant that it ever showed. */
  get furthest(): number {
    return this.latest;
  }

  /** Later than it ever was: whoever was put off by its jumps has nothing to wait for any more. */
  passBeyond(milliseconds: number): void {
    this.pass(this.latest - this.milliseconds + milliseconds);
  }
}
