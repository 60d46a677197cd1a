const EVERY_MILLISECONDS = 1_000;

/** What a rebuild says while it runs: about one line a second. */
export class ProgressLines {
  private saidAt: number;
  private events = 0;

  /** `head` is the position at which the log ends; `now` in milliseconds of a clock that does not jump. */
  constructor(
    private readonly head: bigint | undefined,
    private readonly startedAt: number,
  ) {
    this.saidAt = startedAt;
  }

  /** Undefined when it is too early for another line. */
  lineAt(events: number, position: bigint, now: number): string | undefined {
    this.events = events;
    if (now - this.saidAt < EVERY_MILLISECONDS) return undefined;
    this.saidAt = now;
    return `${this.percent(position).padStart(4)}  ${this.told(now)}`;
  }

  summary(now: number): string {
    return `read  ${this.told(now)}`;
  }

  private told(now: number): string {
    const seconds = Math.max(now - this.startedAt, 1) / 1_000;
    const rate = Math.round(this.events / seconds);
    return `${grouped(this.events)} events  ${grouped(rate)} events/s  ${seconds.toFixed(1)} s`;
  }

  private percent(position: bigint): string {
    if (this.head === undefined || this.head === 0n) return '100%';
    const share = Number((position * 100n) / this.head);
    return `${String(Math.min(share, 100))}%`;
  }
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}
