import type { LedgerStore } from '../store/ledger-store';
import type { Outcome } from './outcome';

interface Waiting {
  readonly events: number;
  readonly write: () => Outcome;
  readonly done: (outcome: Outcome) => void;
}

/** Bounds how long one flush keeps everything else waiting. */
const EVENTS_PER_FLUSH = 4_096;

/**
 * Writes what waits in one transaction, and so with one flush: while one flush runs the next group gathers. Nothing is
 * acknowledged, and nobody is told of it, before it is on disk.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private scheduled = false;

  /** `rolledBack` undoes what the writes of a failed group did in memory, and says why it failed. */
  constructor(
    private readonly store: Pick<LedgerStore, 'head' | 'transaction'>,
    private readonly committed: () => void,
    private readonly rolledBack: (error: unknown) => string,
  ) {}

  submit(events: number, write: () => Outcome, done: (outcome: Outcome) => void): void {
    this.waiting.push({ events, write, done });
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush(this.nextGroup());
      if (this.waiting.length > 0) this.schedule();
    });
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
