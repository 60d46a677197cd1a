import type { FilterOptions } from '../wire/read-request';

/** Events per page of a catch-up, as the real server reads them: its checkpoints are where such pages begin. */
const PAGE_EVENTS = 32;

/** When a filtered subscription owes its reader a checkpoint, and where; places are sequence numbers. */
export class CheckpointPace {
  private readonly window: number;
  private readonly interval: number;
  private considered = 0;
  private matched = 0;
  private sinceCheckpoint = 0;
  private live = 0;
  private pageStart: number;
  private lastMatch = 0;

  /** `after` is the last event that the subscription does not deliver. */
  constructor({ maxSearchWindow, checkpointMultiplier }: FilterOptions, after: number) {
    this.window = maxSearchWindow ?? PAGE_EVENTS;
    this.interval = this.window * checkpointMultiplier;
    this.pageStart = after;
    // The first page of the real server begins with that event itself.
    if (after > 0) this.considered = 1;
  }

  /** Counts an event of the past; the place of the checkpoint that is due after it. */
  afterPast(sequence: number, matches: boolean): number | undefined {
    this.considered += 1;
    if (matches) {
      this.matched += 1;
      this.lastMatch = sequence;
    }
    if (this.matched < PAGE_EVENTS && this.considered < this.window) return undefined;
    const place = this.place();
    this.sinceCheckpoint += this.considered;
    this.considered = 0;
    this.matched = 0;
    this.pageStart = sequence;
    if (this.sinceCheckpoint < this.interval) return undefined;
    this.sinceCheckpoint %= this.interval;
    return place;
  }

  /** Counts an event that came while the subscription was live; the place of the checkpoint that is due after it. */
  afterLive(sequence: number): number | undefined {
    this.live += 1;
    if (this.live < this.interval) return undefined;
    this.live = 0;
    return sequence;
  }

  /** Where the checkpoint is now: the last event delivered, or the beginning of the page. */
  place(): number {
    return Math.max(this.lastMatch, this.pageStart);
  }
}
