import type { ServerWritableStream } from '@grpc/grpc-js';

/** The way out to one reader: no faster than it takes what it is given, and closed as soon as it has gone. */
export class Outlet {
  private closed = false;
  private pendingNews = false;
  private wake: (() => void) | undefined;

  constructor(private readonly call: ServerWritableStream<Buffer, Buffer>) {
    const close = (): void => {
      this.closed = true;
      this.wake?.();
    };
    call.on('cancelled', close);
    call.on('close', close);
    call.on('error', close);
    call.on('drain', () => this.wake?.());
  }

  get isOpen(): boolean {
    return !this.closed && !this.call.cancelled;
  }

  /** False when the reader is behind: wait until it has `drained` before the next. */
  push(frame: Buffer): boolean {
    return this.isOpen && this.call.write(frame);
  }

  /** Whether there is still a reader, once it has taken what was pushed. */
  async drained(): Promise<boolean> {
    while (this.isOpen && this.call.writableNeedDrain) await this.woken();
    return this.isOpen;
  }

  /** Whether there is still a reader, once something was {@link notify notified} since the last time. */
  async news(): Promise<boolean> {
    while (this.isOpen && !this.pendingNews) await this.woken();
    this.pendingNews = false;
    return this.isOpen;
  }

  readonly notify = (): void => {
    this.pendingNews = true;
    this.wake?.();
  };

  private async woken(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = undefined;
  }
}
