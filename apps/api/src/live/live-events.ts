import type { StoredEvent } from '@ledgerline/kernel';
import { EventCatalog, EventLog } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { frameOf, projectOf, streamPrefixesOf } from './frame';
import type { FeedListener } from './ledger-feed';
import { LedgerFeed } from './ledger-feed';
import type { Reader } from './reader';

/** Tells every reader the events of its project. */
@Injectable()
export class LiveEvents implements FeedListener {
  private readonly readers = new Set<Reader>();

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly feed: LedgerFeed,
  ) {
    feed.add(this);
  }

  /** Tells the reader everything after `after` (nothing of the past when it is undefined) and then whatever comes. */
  async join(reader: Reader, after: bigint | undefined): Promise<void> {
    this.readers.add(reader);
    try {
      await this.feed.follow();
      if (after !== undefined) await this.tellThePast(reader, after);
      reader.caughtUp();
    } catch (error) {
      this.leave(reader);
      reader.end();
      throw error;
    }
  }

  leave(reader: Reader): void {
    this.readers.delete(reader);
  }

  onBegin(): void {
    // What was before is read from the ledger, for whoever wants it.
  }

  onEvent(stored: StoredEvent): void {
    const project = projectOf(stored);
    if (project === undefined || !this.catalog.knows(stored.type)) return;
    let frame: string | undefined;
    for (const reader of this.readers) {
      if (reader.project !== project) continue;
      frame ??= this.frame(stored);
      reader.deliver(stored.position, frame);
    }
  }

  onLost(): void {
    this.readers.clear();
  }

  private async tellThePast(reader: Reader, after: bigint): Promise<void> {
    for await (const stored of this.log.readAll({
      after,
      filter: { streamPrefixes: streamPrefixesOf(reader.project) },
    })) {
      if (!reader.isOpen) return;
      if (projectOf(stored) === reader.project) await reader.recall(stored.position, this.frame(stored));
    }
  }

  private frame(stored: StoredEvent): string {
    return frameOf(this.catalog.decode(stored));
  }
}
