import { NO_EVENTS } from '../append/outcome';
import type { IndexEntry } from '../store/index-entry';
import { TOMBSTONED } from '../store/index-entry';
import type { LedgerStore } from '../store/ledger-store';
import type { StreamHead, StreamHeads } from '../store/stream-heads';
import { firstReadable, isSoftDeleted, isYoungEnough } from '../store/stream-metadata';

/** What of a stream can be read at present. */
export interface ReadableStream {
  readonly streamId: number;
  readonly first: number;
  readonly last: number;
  readonly isReadable: (entry: IndexEntry) => boolean;
}

/** Streams as their metadata lets them be seen. */
export class StreamReader {
  constructor(
    private readonly store: LedgerStore,
    private readonly heads: StreamHeads,
    private readonly now: () => number,
  ) {}

  isTombstoned(stream: string): boolean {
    return this.heads.isTombstoned(stream);
  }

  head(stream: string): StreamHead {
    return this.heads.get(stream);
  }

  /** Revision of the stream's last event, readable or not. */
  lastRevision(stream: string): number {
    return this.heads.get(stream).last;
  }

  /** Undefined when there is no such stream, or it is deleted. */
  open(stream: string): ReadableStream | undefined {
    const { streamId, last } = this.heads.get(stream);
    const metadata = this.heads.metadataOf(stream);
    if (last === NO_EVENTS || isSoftDeleted(metadata)) return undefined;
    const now = this.now();
    return {
      streamId,
      first: firstReadable(metadata, last),
      last,
      isReadable: ({ created }) => isYoungEnough(metadata, created, now),
    };
  }

  frameAt(stream: string, revision: number): Buffer | undefined {
    const readable = this.isTombstoned(stream) ? undefined : this.open(stream);
    if (readable === undefined || revision < readable.first || revision === TOMBSTONED) return undefined;
    const entry = this.store.entry(readable.streamId, revision);
    return entry !== undefined && readable.isReadable(entry) ? this.store.frame(entry.sequence) : undefined;
  }
}
