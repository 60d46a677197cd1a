/** Lets go on: with the turn, or without one because whoever has it is late. */
type Go = (withTurn: boolean) => void;

/**
 * Lets one after the other work on the same thing, so that neighbours in one process do not race for what only one of
 * them can have. A courtesy, not a lock: when whoever has the turn is late, all who wait go on at once without one.
 */
export class Turns {
  private readonly queues = new Map<string, Go[]>();

  constructor(
    /** In milliseconds. */
    private readonly lateAfter = 250,
  ) {}

  async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const queue = this.queues.get(name) ?? [];
    if (!this.queues.has(name)) this.queues.set(name, queue);
    else if (!(await inTurn(queue))) return work();
    const late = setTimeout(() => {
      this.dissolve(name, queue);
    }, this.lateAfter);
    try {
      return await work();
    } finally {
      clearTimeout(late);
      this.passOn(name, queue);
    }
  }

  private passOn(name: string, queue: Go[]): void {
    const next = queue.shift();
    if (next !== undefined) next(true);
    else if (this.queues.get(name) === queue) this.queues.delete(name);
  }

  private dissolve(name: string, queue: Go[]): void {
    this.queues.delete(name);
    for (const go of queue.splice(0)) go(false);
  }
}

function inTurn(queue: Go[]): Promise<boolean> {
  return new Promise((resolve) => {
    queue.push(resolve);
  });
}
