import type { Database, RootDatabase } from 'lmdb';
import { open } from 'lmdb';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IndexEntry } from '../store/index-entry';
import { decodeEntry, indexKey, revisionOfKey, streamOfKey } from '../store/index-entry';
import type { StoredFrame } from '../store/ledger-store';
import { nameKey } from '../store/ledger-store';
import { LedgerFault } from './ledger-fault';

/**
 * The log in a data folder for somebody who only reads it, while a node has the folder or not. It writes nothing there
 * but its place in LMDB's table of readers, and holds up no writer: what it reads in one turn is one state of the log.
 */
export class StoreReader {
  private readonly frames: Database<Buffer, number>;
  private readonly index: Database<Buffer, Buffer>;
  private readonly streamIds: Database<Buffer, Buffer>;

  private constructor(private readonly environment: RootDatabase<string, string>) {
    this.frames = environment.openDB({ name: 'frames', keyEncoding: 'uint32', encoding: 'binary' });
    this.index = environment.openDB({ name: 'index', keyEncoding: 'binary', encoding: 'binary' });
    this.streamIds = environment.openDB({ name: 'streams', keyEncoding: 'binary', encoding: 'binary' });
  }

  /** Throws `no-ledger` where none is. */
  static async open(folder: string): Promise<StoreReader> {
    const path = resolve(folder);
    if (!existsSync(join(path, 'data.mdb'))) throw new LedgerFault('no-ledger', `there is no ledger in ${path}`);
    const environment = open<string, string>({ path, noSubdir: false, encoding: 'string', maxDbs: 8, readOnly: true });
    try {
      return new StoreReader(environment);
    } catch (cause) {
      await environment.close();
      throw new LedgerFault('no-ledger', `what is in ${path} is no ledger of the embedded node`, { cause });
    }
  }

  /** Sequence number of the last event; 0 when there is none. */
  head(): number {
    const [last] = this.frames.getKeys({ reverse: true, limit: 1 });
    return last ?? 0;
  }

  framesFrom(first: number, limit: number): StoredFrame[] {
    return Array.from(this.frames.getRange({ start: first, limit }), ({ key, value }) => ({
      sequence: key,
      frame: value,
    }));
  }

  hasFrame(sequence: number): boolean {
    return this.frames.doesExist(sequence);
  }

  streamId(name: string): number | undefined {
    return this.streamIds.get(nameKey(name))?.readUInt32BE();
  }

  entry(streamId: number, revision: number): IndexEntry | undefined {
    const value = this.index.get(indexKey(streamId, revision));
    return value && decodeEntry(revision, value);
  }

  /** Index entries from a place on, in the order of stream id and revision. */
  entriesFrom(streamId: number, revision: number, limit: number): { streamId: number; entry: IndexEntry }[] {
    return Array.from(this.index.getRange({ start: indexKey(streamId, revision), limit }), ({ key, value }) => ({
      streamId: streamOfKey(key),
      entry: decodeEntry(revisionOfKey(key), value),
    }));
  }

  /** Streams whose first event is at most `sequence`. */
  countStreamsUpTo(sequence: number): number {
    let count = 0;
    for (const { value } of this.streamIds.getRange()) if (value.readUInt32BE() <= sequence) count += 1;
    return count;
  }

  async close(): Promise<void> {
    await this.environment.close();
  }
}
