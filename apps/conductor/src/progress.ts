import type { Checkpoint } from './checkpoint';
import type { Entered } from './lanes';

interface Open {
  readonly position: bigint;
  readonly work: boolean;
  done: boolean;
}

/** Moves the checkpoint over what is done, and never past what is still under way, whatever overtook it. */
export class Progress {
  private open: Open[] = [];
  private waiting: (() => void)[] = [];

  constructor(
    private readonly checkpoint: Checkpoint,
    /** Bound on what may be done ahead of something that takes long. */
    private readonly limit = 2_000,
  ) {}

  /** Position of the last event that was taken up, done or not. */
  get reached(): bigint | undefined {
    return this.open.at(-1)?.position ?? this.checkpoint.position;
  }

  /** Until there is room for another, or something failed. */
  async room(): Promise<void> {
    if (this.open.length >= this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Everything at this position is done once all of `tasks` are; `work` as in {@link Checkpoint.passed}. */
  track(position: bigint, work: boolean, tasks: readonly Entered[]): void {
    const entry: Open = { position, work, done: tasks.length === 0 };
    this.open.push(entry);
    if (entry.done) this.advance();
    else void this.complete(entry, tasks);
  }

  /** Forgets what is not done; it comes again. */
  reset(): void {
    this.open = [];
    this.wake();
  }

  private async complete(entry: Open, tasks: readonly Entered[]): Promise<void> {
    const ended = await Promise.all(tasks.map((task) => task.ended));
    entry.done = ended.every(Boolean);
    this.advance();
    if (!entry.done) this.wake();
  }

  private advance(): void {
    const first = this.open.findIndex(({ done }) => !done);
    const done = this.open.splice(0, first < 0 ? this.open.length : first);
    for (const { position, work } of done) this.checkpoint.passed(position, work);
    if (done.length > 0) this.wake();
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
