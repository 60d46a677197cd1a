import type { LedgerContent } from '@ledgerline/embedded-eventstore';
import { damaged, IdTally } from '@ledgerline/embedded-eventstore';
import type { StoredEvent } from '@ledgerline/kernel';
import { createHash } from 'node:crypto';
import { eventDigest } from './event-digest';

/** What of a stream was read: digests of its events, each over those before it. */
export interface StreamTally {
  readonly last: bigint;
  readonly lastId: string;
  readonly digest: Buffer;
}

/** Checks and sums up the events of a log in their order. Throws `damaged` with the first bad place. */
export class LogTally {
  readonly ids = new IdTally();
  readonly streams = new Map<string, StreamTally>();
  /** Streams whose first event in the log is not their first, and where that is. */
  readonly begunLater = new Map<string, string>();
  events = 0;
  private readonly digest = createHash('sha256');
  private head: bigint | undefined;

  /** The event as it was recorded first. */
  take(event: StoredEvent): void {
    const { stream, revision, position, id } = event;
    const before = this.streams.get(stream);
    const next = before === undefined ? revision : before.last + 1n;
    if (this.head !== undefined && position <= this.head) {
      throw damaged(placeOf(event), `it comes after position ${String(this.head)}`);
    }
    if (revision !== next)
      throw damaged(placeOf(event), `revision ${String(next)} belongs here: what is there is gone`);
    if (before === undefined && revision !== 0n) this.begunLater.set(stream, placeOf(event));
    const digest = eventDigest(event);
    const chained = createHash('sha256')
      .update(before?.digest ?? '')
      .update(digest);
    this.streams.set(stream, { last: revision, lastId: id, digest: chained.digest() });
    this.digest.update(digest);
    this.ids.add(id);
    this.head = position;
    this.events += 1;
  }

  /** To be asked once, at the end. */
  content(): LedgerContent {
    return {
      events: this.events,
      streams: this.streams.size,
      head: String(this.head ?? 0n),
      digest: `sha256:${this.digest.digest('hex')}`,
    };
  }
}

export function placeOf({ stream, revision, position }: StoredEvent): string {
  return `position ${String(position)} (${stream}@${String(revision)})`;
}
