import type { StoredEvent } from '@ledgerline/kernel';
import { EventCatalog, EventLog } from '@ledgerline/kernel';
import { Authenticator } from '@ledgerline/platform/http';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { frameOf, projectOf, streamPrefixesOf } from './frame';
import type { Reader } from './reader';

const HEARTBEAT_MS = 15_000;
const KEY_CHECK_MS = 1_000;

/** One subscription to the ledger for all open streams; it begins with the first of them. */
@Injectable()
export class LiveEvents implements OnApplicationShutdown {
  private readonly logger = new Logger('live');
  private readonly readers = new Set<Reader>();
  private readonly ending = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private following: Promise<void> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly authenticator: Authenticator,
  ) {}

  get size(): number {
    return this.readers.size;
  }

  /** Tells the reader everything after `after` (nothing of the past when it is undefined) and then whatever comes. */
  async join(reader: Reader, after: bigint | undefined): Promise<void> {
    this.readers.add(reader);
    try {
      await this.follow();
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

  onApplicationShutdown(): void {
    this.ending.abort();
    this.timers.forEach(clearInterval);
    for (const reader of this.readers) reader.end();
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

  /** Resolves once the subscription's starting point is fixed; from then on nothing is missed. */
  private follow(): Promise<void> {
    this.following ??= this.log.head().then(
      (head) => {
        this.timers.push(
          setInterval(() => this.beat(), HEARTBEAT_MS),
          setInterval(() => void this.checkKeys(), KEY_CHECK_MS),
        );
        this.run(head).catch((error: unknown) => {
          this.stopFollowing(error);
        });
      },
      (error: unknown) => {
        this.following = undefined;
        throw error;
      },
    );
    return this.following;
  }

  private async run(head: bigint | undefined): Promise<void> {
    const { signal } = this.ending;
    for await (const delivery of this.log.subscribe({ ...(head !== undefined && { after: head }), signal })) {
      if (delivery.kind === 'event') this.publish(delivery.event);
    }
  }

  private publish(stored: StoredEvent): void {
    const project = projectOf(stored);
    if (project === undefined || !this.catalog.knows(stored.type)) return;
    let frame: string | undefined;
    for (const reader of this.readers) {
      if (reader.project !== project) continue;
      frame ??= this.frame(stored);
      reader.deliver(stored.position, frame);
    }
  }

  /** Every stream ends with the subscription, so that nobody waits for news that cannot come; readers come back. */
  private stopFollowing(error: unknown): void {
    this.logger.error({ err: error, readers: this.readers.size });
    this.timers.splice(0).forEach(clearInterval);
    this.following = undefined;
    for (const reader of this.readers) reader.end();
    this.readers.clear();
  }

  private frame(stored: StoredEvent): string {
    return frameOf(this.catalog.decode(stored));
  }

  private beat(): void {
    for (const reader of this.readers) reader.beat();
  }

  /** A stream lives no longer than its key. While the ledger cannot be asked there is no news to withhold either. */
  private async checkKeys(): Promise<void> {
    const credentials = new Map([...this.readers].map(({ credential }) => [credential.token, credential]));
    for (const credential of credentials.values()) {
      const principal = await this.authenticator.identify(credential, false).catch(() => 'unknown' as const);
      if (principal !== undefined) continue;
      for (const reader of this.readers) if (reader.credential.token === credential.token) reader.end();
    }
  }
}
