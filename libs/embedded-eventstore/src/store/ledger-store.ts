import type { Database, RootDatabase } from 'lmdb';
import { open } from 'lmdb';
import { createHash } from 'node:crypto';
import { mkdirSync, truncateSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extend, fileLength } from './file-length';
import type { IndexEntry } from './index-entry';
import { decodeEntry, encodeEntry, indexKey, TOMBSTONED, revisionOfKey, streamOfKey } from './index-entry';
import { FolderInUse, Ownership } from './ownership';
import { assertWhole, DamagedLog } from './whole-log';

export interface StoredFrame {
  readonly sequence: number;
  readonly frame: Buffer;
}

/**
 * Room in the address space, not on disk: with a size from the start the file is mapped once and never mapped again
 * beside the old mapping as it grows.
 */
const MAP_BYTES = 2 ** 40;

/**
 * The log in one LMDB environment: every event's wire frame by sequence number, and an index from stream and revision
 * to it. Writes happen inside {@link transaction}, which flushes before it returns.
 */
export class LedgerStore {
  private readonly frames: Database<Buffer, number>;
  private readonly index: Database<Buffer, Buffer>;
  private readonly streamIds: Database<Buffer, Buffer>;
  private readonly ownership: Ownership;
  private lastSequence: number;
  private nextSequence: number;
  private writtenSequence: number;

  private constructor(private readonly environment: RootDatabase<string, string>) {
    this.ownership = new Ownership(environment);
    this.frames = environment.openDB({ name: 'frames', keyEncoding: 'uint32', encoding: 'binary' });
    this.index = environment.openDB({ name: 'index', keyEncoding: 'binary', encoding: 'binary' });
    this.streamIds = environment.openDB({ name: 'streams', keyEncoding: 'binary', encoding: 'binary' });
    this.lastSequence = this.readLastSequence();
    this.nextSequence = this.lastSequence + 1;
    this.writtenSequence = this.lastSequence;
  }

  /** Opens the log in a folder, for this process alone. Throws when another one has it, and when its end is missing. */
  static async open(folder: string): Promise<LedgerStore> {
    const path = resolve(folder);
    mkdirSync(path, { recursive: true });
    const file = join(path, 'data.mdb');
    const { present = 0, committed = 0 } = fileLength(file) ?? {};
    const missing = committed - present;
    if (missing <= 0) return LedgerStore.openHere(path);
    if (!Number.isFinite(missing)) throw new DamagedLog(file, present);
    // The last pages of a file may never have been written; then nothing is missing. Reading where a mapped file has no
    // bytes would end the process, and reading zeros shows what is the case.
    extend(file, missing);
    try {
      const store = await LedgerStore.openHere(path);
      assertWhole(store);
      return store;
    } catch (error) {
      if (error instanceof FolderInUse) throw error;
      truncateSync(file, present);
      throw new DamagedLog(file, present, error);
    }
  }

  private static async openHere(path: string): Promise<LedgerStore> {
    const environment = open<string, string>({
      path,
      noSubdir: false,
      encoding: 'string',
      maxDbs: 8,
      mapSize: MAP_BYTES,
    });
    try {
      return new LedgerStore(environment);
    } catch (error) {
      await environment.close();
      throw error;
    }
  }

  /** Sequence number of the last event that is flushed; 0 when there is none. */
  get head(): number {
    return this.lastSequence;
  }

  /** All of it or nothing, on disk when this returns. Throws what `work` throws, and when the disk is full. */
  transaction<Result>(work: () => Result): Result {
    const before = this.nextSequence;
    try {
      const result = this.environment.transactionSync(() => {
        this.ownership.assert();
        return work();
      });
      this.lastSequence = this.writtenSequence;
      return result;
    } catch (error) {
      this.nextSequence = before;
      this.writtenSequence = this.lastSequence;
      throw error;
    }
  }

  /** The number of the next event, or of an append without events: it takes a place in the order too. */
  takeSequence(): number {
    const sequence = this.nextSequence;
    if (sequence > 0xffff_ffff) throw new Error('the log is full: it holds 4,294,967,295 events');
    this.nextSequence += 1;
    return sequence;
  }

  write(streamId: number, entry: IndexEntry, frame: Buffer): void {
    this.frames.putSync(entry.sequence, frame);
    this.writtenSequence = entry.sequence;
    this.index.putSync(indexKey(streamId, entry.revision), encodeEntry(entry));
  }

  frame(sequence: number): Buffer | undefined {
    return this.frames.get(sequence);
  }

  /** Frames from `first` on, oldest first. */
  framesFrom(first: number, limit: number): StoredFrame[] {
    return this.framesOf({ start: first, limit });
  }

  /** Frames from `last` on, newest first. */
  framesDownFrom(last: number, limit: number): StoredFrame[] {
    return this.framesOf({ start: last, limit, reverse: true });
  }

  streamId(name: string): number | undefined {
    return this.streamIds.get(nameKey(name))?.readUInt32BE();
  }

  /** A stream's id is the sequence number of its first event. */
  nameStream(name: string, streamId: number): void {
    const value = Buffer.alloc(4);
    value.writeUInt32BE(streamId);
    this.streamIds.putSync(nameKey(name), value);
  }

  entry(streamId: number, revision: number): IndexEntry | undefined {
    const value = this.index.get(indexKey(streamId, revision));
    return value && decodeEntry(revision, value);
  }

  lastEntry(streamId: number): IndexEntry | undefined {
    return this.entriesDownFrom(streamId, TOMBSTONED, 1)[0];
  }

  /** Entries of one stream from `first` on, in order. */
  entriesFrom(streamId: number, first: number, limit: number): IndexEntry[] {
    return this.entriesOf(streamId, { start: indexKey(streamId, first), limit });
  }

  /** Entries of one stream from `last` on, newest first. */
  entriesDownFrom(streamId: number, last: number, limit: number): IndexEntry[] {
    return this.entriesOf(streamId, { start: indexKey(streamId, last), limit, reverse: true });
  }

  async close(): Promise<void> {
    this.ownership.release();
    await this.environment.close();
  }

  private framesOf(range: { start: number; limit: number; reverse?: boolean }): StoredFrame[] {
    return Array.from(this.frames.getRange(range), ({ key, value }) => ({ sequence: key, frame: value }));
  }

  private entriesOf(streamId: number, range: { start: Buffer; limit: number; reverse?: boolean }): IndexEntry[] {
    const entries: IndexEntry[] = [];
    for (const { key, value } of this.index.getRange(range)) {
      if (streamOfKey(key) !== streamId) break;
      entries.push(decodeEntry(revisionOfKey(key), value));
    }
    return entries;
  }

  private readLastSequence(): number {
    const [last] = this.frames.getKeys({ reverse: true, limit: 1 });
    return last ?? 0;
  }
}

/** LMDB's keys are short and stream names are not. */
export function nameKey(name: string): Buffer {
  return createHash('sha256').update(name).digest();
}
