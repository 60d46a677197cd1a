import { NO_EVENTS } from '../append/outcome';
import { decodeFrame } from '../wire/frames';
import { TOMBSTONED } from './index-entry';
import type { LedgerStore } from './ledger-store';
import type { StreamMetadata } from './stream-metadata';
import {
  isMetastream,
  METASTREAM_METADATA,
  metastreamOf,
  NO_METADATA,
  originalOf,
  parseMetadata,
} from './stream-metadata';

/** Where a stream stands. */
export interface StreamHead {
  readonly name: string;
  /** 0 as long as the stream holds nothing. */
  readonly streamId: number;
  /** Revision of its last event, {@link NO_EVENTS}, or {@link TOMBSTONED}. */
  readonly last: number;
}

const REMEMBERED = 20_000;

/** The heads of the streams in use, read once and kept current by whoever writes. */
export class StreamHeads {
  private heads = new Map<string, StreamHead>();
  private metadata = new Map<string, StreamMetadata>();

  constructor(private readonly store: LedgerStore) {}

  get(name: string): StreamHead {
    const known = this.heads.get(name);
    if (known !== undefined) return known;
    const head = this.read(name);
    if (this.heads.size >= REMEMBERED) this.heads.clear();
    this.heads.set(name, head);
    return head;
  }

  set(head: StreamHead): void {
    this.heads.set(head.name, head);
    if (isMetastream(head.name)) this.metadata.delete(originalOf(head.name));
  }

  /** A tombstone covers the stream's metadata as well. */
  isTombstoned(name: string): boolean {
    return this.get(name).last === TOMBSTONED || (isMetastream(name) && this.get(originalOf(name)).last === TOMBSTONED);
  }

  metadataOf(name: string): StreamMetadata {
    if (isMetastream(name)) return METASTREAM_METADATA;
    const known = this.metadata.get(name);
    if (known !== undefined) return known;
    const text = this.metadataText(name);
    const metadata = text === undefined ? NO_METADATA : parseMetadata(text);
    if (this.metadata.size >= REMEMBERED) this.metadata.clear();
    this.metadata.set(name, metadata);
    return metadata;
  }

  /** A stream's metadata as it was written; undefined when there is none, or what is there is no JSON. */
  metadataText(name: string): string | undefined {
    const { streamId, last } = this.get(metastreamOf(name));
    const entry = last === NO_EVENTS ? undefined : this.store.entry(streamId, last);
    const frame = entry && this.store.frame(entry.sequence);
    const event = frame && decodeFrame(frame);
    return event?.isJson === true ? event.data.toString('utf8') : undefined;
  }

  /** Forgets everything: what was written since may have been rolled back. */
  clear(): void {
    this.heads.clear();
    this.metadata.clear();
  }

  private read(name: string): StreamHead {
    const streamId = this.store.streamId(name);
    if (streamId === undefined) return { name, streamId: 0, last: NO_EVENTS };
    return { name, streamId, last: this.store.lastEntry(streamId)?.revision ?? NO_EVENTS };
  }
}
