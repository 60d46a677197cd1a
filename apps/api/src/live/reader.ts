import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { OpenStream } from './open-streams';

/** So many bytes may wait for a reader before it is dropped; it can come back and go on where it was. */
const MAX_WAITING_BYTES = 256 * 1024;
const MAX_WAITING_EVENTS = 1_000;
const CATCH_UP_PATIENCE_MS = 10_000;

interface Waiting {
  readonly position: bigint;
  readonly frame: string;
}

/** One open stream. Until it has caught up with the past, what happens meanwhile waits in a bounded queue. */
export class Reader implements OpenStream {
  private waiting: Waiting[] | undefined = [];
  private last: bigint;

  constructor(
    private readonly response: ServerResponse,
    readonly project: string,
    /** Position after which it wants to read. */
    after: bigint,
  ) {
    this.last = after;
  }

  get isOpen(): boolean {
    return !this.response.destroyed && !this.response.writableEnded;
  }

  /** Something that happened just now; what is at a position that it has had is left out. */
  deliver(position: bigint, frame: string): void {
    if (this.waiting === undefined) this.send(position, frame);
    else if (this.waiting.length < MAX_WAITING_EVENTS) this.waiting.push({ position, frame });
    else this.drop();
  }

  /** An event of the past; resolves when the reader has room for the next. */
  async recall(position: bigint, frame: string): Promise<void> {
    this.last = position;
    if (!this.isOpen || this.response.write(frame)) return;
    try {
      await once(this.response, 'drain', { signal: AbortSignal.timeout(CATCH_UP_PATIENCE_MS) });
    } catch {
      this.drop();
    }
  }

  /** The past has been told: whatever happened meanwhile follows, then everything as it happens. */
  caughtUp(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const { position, frame } of waiting) this.send(position, frame);
  }

  /** Costs a laggard its place like any other write. */
  write(frame: string | Uint8Array): void {
    if (!this.isOpen) return;
    this.response.write(frame);
    if (this.response.writableLength > MAX_WAITING_BYTES) this.drop();
  }

  beat(): void {
    this.write(': still here\n\n');
  }

  end(): void {
    this.response.end();
  }

  private send(position: bigint, frame: string): void {
    if (position <= this.last) return;
    this.last = position;
    this.write(frame);
  }

  private drop(): void {
    this.waiting = undefined;
    this.response.destroy();
  }
}
