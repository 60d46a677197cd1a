import type { StoredEvent } from '@ledgerline/kernel';
import { EventLog } from '@ledgerline/kernel';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';

/** Whoever tells others what happens. */
export interface FeedListener {
  /** In the ledger's order, without gaps from where the feed began. */
  onEvent(event: StoredEvent): void;
  /** The feed begins after this position; undefined is an empty ledger. */
  onBegin(after: bigint | undefined): void;
  /** Nothing comes any more until somebody follows again. */
  onLost(): void;
}

/** One subscription to the ledger for all open streams; it begins with the first of them. */
@Injectable()
export class LedgerFeed implements OnApplicationShutdown {
  private readonly logger = new Logger('live');
  private readonly listeners = new Set<FeedListener>();
  private readonly ending = new AbortController();
  private following: Promise<void> | undefined;

  constructor(private readonly log: EventLog) {}

  add(listener: FeedListener): void {
    this.listeners.add(listener);
  }

  /** Resolves once the starting point is fixed; from then on nothing is missed. */
  follow(): Promise<void> {
    this.following ??= this.log.head().then(
      (head) => {
        for (const listener of this.listeners) listener.onBegin(head);
        this.run(head).catch((error: unknown) => {
          this.stop(error);
        });
      },
      (error: unknown) => {
        this.following = undefined;
        throw error;
      },
    );
    return this.following;
  }

  onApplicationShutdown(): void {
    this.ending.abort();
  }

  private async run(head: bigint | undefined): Promise<void> {
    const { signal } = this.ending;
    for await (const delivery of this.log.subscribe({ ...(head !== undefined && { after: head }), signal })) {
      if (delivery.kind !== 'event') continue;
      for (const listener of this.listeners) listener.onEvent(delivery.event);
    }
  }

  private stop(error: unknown): void {
    this.logger.error({ err: error });
    this.following = undefined;
    for (const listener of this.listeners) listener.onLost();
  }
}
