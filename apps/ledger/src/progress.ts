const LINE_EVERY = 2_000;

/** Says on stderr now and then how far something is. */
export class Progress {
  private saidAt: number;

  constructor(
    private readonly what: string,
    private readonly now: () => number = () => performance.now(),
    private readonly say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
  ) {
    this.saidAt = this.now();
  }

  readonly at = (events: number): void => {
    if (this.now() - this.saidAt < LINE_EVERY) return;
    this.saidAt = this.now();
    this.say(`${this.what}: ${String(events)} events`);
  };
}
