import type { LedgerStore } from '../store/ledger-store';
import type { Outcome } from './outcome';

interface Waiting {
  readonly events: number;
  readonly write: () => Outcome;
  readonly done: (outcome: Outcome) => void;
}

/** Bounds how long one flush keeps everything else waiting. */
const EVENTS_PER_FLUSH = 4_096;
/** How long a group waits for the writers that were answered last, as a share of what a flush costs, and at most. */
const PATIENCE = 0.5;
const LONGEST_WAIT = 1;

/**
 * Writes what waits in one transaction, and so with one flush: while one flush runs the next group gathers. Nothing is
 * acknowledged, and nobody is told of it, before it is on disk.
 *
 * Writers that are answered together come back one after the other. A flush for the first of them would keep all the
 * others waiting, so a group takes whoever comes in the turns it is given; a lone writer never waits.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private scheduled = false;
  private writersBefore = 0;
  private expected = 1;
  private flushCost = 0;

  /**
   * `rolledBack` undoes what the writes of a failed group did in memory, and says why it failed; `clock` is in
   * milliseconds and only ever goes forward.
   */
  constructor(
    private readonly store: Pick<LedgerStore, 'head' | 'transaction'>,
    private readonly committed: () => void,
    private readonly rolledBack: (error: unknown) => string,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  submit(events: number, write: () => Outcome, done: (outcome: Outcome) => void): void {
    this.waiting.push({ events, write, done });
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.gather(0, this.clock() + Math.min(this.flushCost * PATIENCE, LONGEST_WAIT));
  }

  private gather(seen: number, until: number): void {
    setImmediate(() => {
      const writers = this.waiting.length;
      if (writers > seen || (writers < this.expected && this.clock() < until)) {
        this.gather(writers, until);
        return;
      }
      this.scheduled = false;
      this.flushGroup();
      if (this.waiting.length > 0) this.schedule();
    });
  }

  private flushGroup(): void {
    const group = this.nextGroup();
    const begun = this.clock();
    this.flush(group);
    this.flushCost = this.clock() - begun;
    // Whoever is in two groups in a row waited in the second for its answer in the first.
    this.expected = Math.max(1, this.writersBefore + group.length - 1);
    this.writersBefore = group.length;
  }

  private nextGroup(): Waiting[] {
    let events = 0;
    const next = this.waiting.findIndex((waiting) => (events += waiting.events) > EVENTS_PER_FLUSH);
    return this.waiting.splice(0, next === -1 ? this.waiting.length : Math.max(1, next));
  }

  private flush(group: readonly Waiting[]): void {
    const before = this.store.head;
    const outcomes = this.write(group);
    group.forEach(({ done }, index) => {
      const outcome = outcomes[index];
      if (outcome !== undefined) done(outcome);
    });
    if (this.store.head !== before) this.committed();
  }

  private write(group: readonly Waiting[]): readonly Outcome[] {
    try {
      return this.store.transaction(() => group.map(({ write }) => write()));
    } catch (error) {
      const because = `nothing was written: ${this.rolledBack(error)}`;
      return group.map(() => ({ kind: 'failed', because }));
    }
  }
}
