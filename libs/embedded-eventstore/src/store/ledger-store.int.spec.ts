import { open } from 'lmdb';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidBytes } from '../wire/uuid';
import { TOMBSTONED } from './index-entry';
import { LedgerStore } from './ledger-store';
import { FolderInUse } from './ownership';

describe('the store of the ledger', () => {
  let folder: string;
  let store: LedgerStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledgerline-store-'));
    store = await LedgerStore.open(folder);
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  function write(streamId: number, revision: number): number {
    const sequence = store.takeSequence();
    const entry = { revision, sequence, created: 1_700_000_000_000, id: uuidBytes(randomUUID()) };
    store.write(streamId, entry, Buffer.from(`frame ${String(sequence)}`));
    return sequence;
  }

  it('gives back what was written, forwards and backwards, stream by stream', () => {
    store.transaction(() => {
      store.nameStream('one', 1);
      write(1, 0);
      write(1, 1);
      write(2, 0);
      write(1, TOMBSTONED);
    });
    expect(store.head).toBe(4);
    expect(store.framesFrom(2, 2).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(store.framesDownFrom(3, 9).map(({ frame }) => frame.toString())).toEqual(['frame 3', 'frame 2', 'frame 1']);
    expect(store.entriesFrom(1, 0, 9).map(({ sequence }) => sequence)).toEqual([1, 2, 4]);
    expect(store.entriesDownFrom(1, 1, 9).map(({ revision }) => revision)).toEqual([1, 0]);
    expect(store.lastEntry(1)?.revision).toBe(TOMBSTONED);
    expect([store.streamId('one'), store.streamId('two')]).toEqual([1, undefined]);
  });

  it('keeps nothing of a transaction that fails', () => {
    const failing = () =>
      store.transaction(() => {
        write(1, 0);
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect([store.head, store.frame(1), store.takeSequence()]).toEqual([0, undefined, 1]);
  });

  it('refuses to write once another process has taken the folder over', async () => {
    const other = open<string, string>({ path: folder, encoding: 'string', maxDbs: 8, noSubdir: false });
    other.putSync('owner', JSON.stringify({ pid: 1, started: 'then' }));
    expect(() => store.transaction(() => write(1, 0))).toThrow(FolderInUse);
    await other.close();
  });
});
