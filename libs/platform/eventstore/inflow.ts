/** What of a readable stream is used; the client's own stream types are not assignable to Node's. */
interface Source {
  readonly readableLength: number;
  read(): unknown;
  on(event: 'readable' | 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * Takes items out of a stream one by one: nothing is read before it is wanted, and what is known of the stream
 * (taken, buffered, over) is always consistent.
 */
export class Inflow<Item> {
  taken = 0;
  private over = false;
  private cause: Error | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly stream: Source) {
    stream.on('readable', this.notify);
    stream.on('end', () => {
      this.finish(undefined);
    });
    stream.on('close', () => {
      this.finish(undefined);
    });
    stream.on('error', (error) => {
      this.finish(error);
    });
  }

  /** Items that came and were not taken. */
  get buffered(): number {
    return this.stream.readableLength;
  }

  /** Nothing more will come than what is buffered. */
  get isOver(): boolean {
    return this.over;
  }

  /** Why it is over; undefined for an orderly end. */
  get failure(): Error | undefined {
    return this.cause;
  }

  take(): Item | undefined {
    const item = this.stream.read() as Item | null;
    if (item === null) return undefined;
    this.taken += 1;
    return item;
  }

  /** Until there is something to look at again, which may be nothing new; at most `milliseconds`. */
  async changed(milliseconds?: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (milliseconds !== undefined) timer = setTimeout(resolve, milliseconds);
    });
    clearTimeout(timer);
    this.wake = undefined;
  }

  readonly notify = (): void => {
    this.wake?.();
  };

  private finish(cause: Error | undefined): void {
    this.cause ??= cause;
    this.over = true;
    this.notify();
  }
}
