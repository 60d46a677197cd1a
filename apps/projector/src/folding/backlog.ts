import type { Delivery, StoredEvent } from '@ledgerline/kernel';

export interface BacklogLimits {
  /** Events that are handed out at once. */
  readonly batch: number;
  /** Events and bytes (about) that may wait; the source is held back beyond. */
  readonly waiting: number;
  readonly waitingBytes: number;
}

const LIMITS: BacklogLimits = { batch: 1_000, waiting: 4_000, waitingBytes: 32 * 1_048_576 };

/**
 * Between a subscription and a slower writer: whoever asks gets at once whatever has come, so that a quiet log costs no
 * waiting and a busy one fills batches.
 */
export class Backlog {
  private deliveries: Delivery[] = [];
  private bytes = 0;
  private ended = false;
  private failure: Error | undefined;
  private wakeTaker: (() => void) | undefined;
  private wakeSource: (() => void) | undefined;

  constructor(private readonly limits: BacklogLimits = LIMITS) {}

  /** Takes from the source until it ends, fails, or `close` is called. Never rejects: the taker gets the failure. */
  async fill(source: AsyncIterable<Delivery>): Promise<void> {
    try {
      for await (const delivery of source) {
        if (this.ended) return;
        this.deliveries.push(delivery);
        if (delivery.kind === 'event') this.bytes += sizeOf(delivery.event);
        this.wakeTaker?.();
        if (this.isFull()) await this.room();
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
    } finally {
      this.close();
    }
  }

  /** What has come, at least one delivery; undefined when the source has ended. Throws what the source threw. */
  async take(): Promise<readonly Delivery[] | undefined> {
    while (this.deliveries.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => {
        this.wakeTaker = resolve;
      });
      this.wakeTaker = undefined;
    }
    if (this.failure !== undefined) throw this.failure;
    if (this.deliveries.length === 0) return undefined;
    const taken = this.deliveries.slice(0, this.limits.batch);
    this.deliveries = this.deliveries.slice(taken.length);
    this.bytes = this.deliveries.length === 0 ? 0 : this.bytes - sum(taken);
    if (!this.isFull()) this.wakeSource?.();
    return taken;
  }

  close(): void {
    this.ended = true;
    this.wakeTaker?.();
    this.wakeSource?.();
  }

  private isFull(): boolean {
    return this.deliveries.length >= this.limits.waiting || this.bytes >= this.limits.waitingBytes;
  }

  private async room(): Promise<void> {
    if (this.ended) return;
    await new Promise<void>((resolve) => {
      this.wakeSource = resolve;
    });
    this.wakeSource = undefined;
  }
}

function sum(deliveries: readonly Delivery[]): number {
  return deliveries.reduce((bytes, delivery) => bytes + (delivery.kind === 'event' ? sizeOf(delivery.event) : 0), 0);
}

/** Large events are large by a text of theirs: chunks of blobs above all. */
function sizeOf({ data }: StoredEvent): number {
  if (typeof data !== 'object' || data === null) return 0;
  return Object.values(data).reduce<number>(
    (bytes, value) => bytes + (typeof value === 'string' ? value.length : 100),
    0,
  );
}
