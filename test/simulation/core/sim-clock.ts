import { Clock } from '@ledgerline/kernel';

/** A clock that goes on when it is told to, in either direction. */
export class SimClock extends Clock {
  private milliseconds = Date.UTC(2026, 0, 5, 9);
  private latest = this.milliseconds;
  /** Everything that it ever showed, in turn. */
  private readonly shown = [this.milliseconds];

  now(): string {
    return new Date(this.milliseconds).toISOString();
  }

  pass(milliseconds: number): void {
    this.milliseconds += milliseconds;
    this.latest = Math.max(this.latest, this.milliseconds);
    this.shown.push(this.milliseconds);
  }

  /** A moment of the simulation, as {@link between} takes it. */
  get moment(): number {
    return this.shown.length - 1;
  }

  /** The earliest and the latest that it showed from one moment to another. */
  between(from: number, to: number): { readonly earliest: number; readonly latest: number } {
    const shown = this.shown.slice(from, to + 1);
    return { earliest: Math.min(...shown), latest: Math.max(...shown) };
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
