import { open } from 'lmdb';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexKey } from '../store/index-entry';
import { LedgerStore, nameKey } from '../store/ledger-store';
import { encodeFrame } from '../wire/frames';
import { uuidBytes } from '../wire/uuid';
import { backUp } from './back-up';
import { LedgerFault } from './ledger-fault';
import { restore } from './restore';
import { verifyBackup, verifyFolder } from './verify';

const CREATED = 1_767_225_600_000;
const NOW = new Date(CREATED);
const silent = (): void => undefined;

interface Written {
  readonly stream: string;
  readonly revision: number;
  readonly id?: string;
  readonly data?: string;
}

describe('a ledger and its backup', () => {
  let parent: string;
  let data: string;
  let backup: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'ledgerline-backup-'));
    [data, backup] = [join(parent, 'data'), join(parent, 'backup')];
  });

  afterEach(() => rm(parent, { recursive: true, force: true }));

  /** Event n of these gets sequence n, from 1. */
  async function write(...events: readonly Written[]): Promise<void> {
    const store = await LedgerStore.open(data);
    store.transaction(() => {
      for (const { stream, revision, id = randomUUID(), data: text = '{"a":1}' } of events) {
        const sequence = store.takeSequence();
        const streamId = store.streamId(stream) ?? sequence;
        if (streamId === sequence) store.nameStream(stream, streamId);
        const event = { id, stream, revision, position: sequence * 64, created: CREATED, isJson: true };
        const body = { type: Buffer.from('test'), metadata: Buffer.from('{}'), data: Buffer.from(text) };
        const frame = encodeFrame({ ...event, ...body });
        store.write(streamId, { revision, sequence, created: CREATED, id: uuidBytes(id) }, frame);
      }
    });
    await store.close();
  }

  const story: readonly Written[] = [
    { stream: 'one', revision: 0 },
    { stream: 'two', revision: 0 },
    { stream: 'one', revision: 1 },
    { stream: 'one', revision: 2 },
    { stream: 'two', revision: 1 },
  ];

  async function tamper(change: (tables: Tables) => void): Promise<void> {
    const environment = open<string, string>({ path: data, noSubdir: false, encoding: 'string', maxDbs: 8 });
    change({
      frames: environment.openDB({ name: 'frames', keyEncoding: 'uint32', encoding: 'binary' }),
      index: environment.openDB({ name: 'index', keyEncoding: 'binary', encoding: 'binary' }),
      streams: environment.openDB({ name: 'streams', keyEncoding: 'binary', encoding: 'binary' }),
    });
    await environment.close();
  }

  it('hold the same, and a folder restored from it the same again, at the same positions', async () => {
    await write(...story);
    const manifest = await backUp(data, backup, silent, NOW);
    expect(manifest).toMatchObject({ events: 5, streams: 2, head: '320', createdAt: NOW.toISOString() });
    const { events, streams, head, digest } = manifest;
    const content = { events, streams, head, digest };
    expect(await verifyFolder(data, silent)).toEqual(content);
    expect(await verifyBackup(backup, silent)).toEqual(content);
    const restored = join(parent, 'restored');
    expect(await restore(backup, restored, silent)).toEqual(content);
    const store = await LedgerStore.open(restored);
    expect(store.head).toBe(5);
    expect(store.entriesFrom(store.streamId('one') ?? 0, 0, 9).map(({ sequence }) => sequence)).toEqual([1, 3, 4]);
    await store.close();
  });

  it('are the same of a ledger without events', async () => {
    await write();
    expect(await backUp(data, backup, silent, NOW)).toMatchObject({ events: 0, head: '0' });
    expect(await restore(backup, join(parent, 'restored'), silent)).toMatchObject({ events: 0, streams: 0 });
  });

  it('never take the place of anything, and leave nothing behind when they cannot be made', async () => {
    await write(...story);
    await backUp(data, backup, silent, NOW);
    await expect(backUp(data, backup, silent, NOW)).rejects.toMatchObject({ code: 'target-exists' });
    await expect(restore(backup, data, silent)).rejects.toMatchObject({ code: 'target-exists' });
    await expect(backUp(parent, join(parent, 'other'), silent, NOW)).rejects.toMatchObject({ code: 'no-ledger' });
    await expect(restore(data, join(parent, 'other'), silent)).rejects.toMatchObject({ code: 'no-backup' });
    expect((await readdir(parent)).sort()).toEqual(['backup', 'data']);
  });

  it('are told apart from a backup with any byte changed, cut short, or with an event taken out', async () => {
    await write(...story);
    await backUp(data, backup, silent, NOW);
    const file = join(backup, 'events');
    const whole = await readFile(file);
    const second = 12 + whole.readUInt32BE(4);
    const broken = [
      ...Array.from({ length: 40 }, (_, part) => flipped(whole, Math.floor((part * whole.length) / 40))),
      ...[0, 1, second, second + 1, whole.length - 1].map((length) => whole.subarray(0, length)),
      whole.subarray(second),
      Buffer.concat([whole, whole.subarray(0, second)]),
    ];
    for (const bytes of broken) {
      await writeFile(file, bytes);
      await expect(verifyBackup(backup, silent)).rejects.toMatchObject({ code: 'damaged' });
    }
    await expect(restore(backup, join(parent, 'restored'), silent)).rejects.toBeInstanceOf(LedgerFault);
    expect((await readdir(parent)).sort()).toEqual(['backup', 'data']);
    await writeFile(file, whole);
    const manifest = join(backup, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace('"version": 1', '"version": 2'));
    await expect(verifyBackup(backup, silent)).rejects.toMatchObject({ code: 'unknown-format' });
    await writeFile(manifest, text.replace(/sha256:./, 'sha256:x'));
    await expect(verifyBackup(backup, silent)).rejects.toThrow('the manifest says digest');
  });

  it.each<[what: string, where: RegExp, change: (tables: Tables) => void]>([
    ['an event is gone', /position 256 \(one@2\): revision 1 belongs here/, ({ frames }) => frames.removeSync(3)],
    ['the last event is gone', /position 320: the index has an event that is not there/, noLast],
    ['an event is no event', /position 128: it is no event/, ({ frames }) => frames.putSync(2, Buffer.from('ha'))],
    ['an event stands elsewhere', /position 384 \(one@0\): its position is another/, moved],
    ['the index lost an event', /position 192 \(one@1\): the index does not have it/, unindexed],
    ['the index has it elsewhere', /position 192 \(one@1\): the index has it at position 256/, misplaced],
    ['the index has one too many', /the index: it has 6 entries for 5 events/, invented],
    ['a stream is not listed', /position 128 \(two@0\): its stream is listed/, unlisted],
  ])('are not what they should be when %s', async (_what, where, change) => {
    await write(...story);
    await tamper(change);
    const verified = verifyFolder(data, silent);
    await expect(verified).rejects.toMatchObject({ code: 'damaged' });
    await expect(verified).rejects.toThrow(where);
  });

  it('are not what they should be when an id comes twice, or data are not JSON', async () => {
    const id = randomUUID();
    await write({ stream: 'one', revision: 0, id }, { stream: 'two', revision: 0 }, { stream: 'two', revision: 1, id });
    await expect(verifyFolder(data, silent)).rejects.toThrow(`position 192 (two@1): its id ${id} came before`);
    await rm(data, { recursive: true });
    await write({ stream: 'one', revision: 0, data: '{"a":' });
    await expect(verifyFolder(data, silent)).rejects.toThrow('position 64 (one@0): its data is not JSON');
    await expect(backUp(data, backup, silent, NOW)).rejects.toMatchObject({ code: 'damaged' });
  });
});

interface Tables {
  readonly frames: {
    removeSync(key: number): boolean;
    putSync(key: number, value: Buffer): void;
    get(key: number): Buffer | undefined;
  };
  readonly index: {
    removeSync(key: Buffer): boolean;
    putSync(key: Buffer, value: Buffer): void;
    get(key: Buffer): Buffer | undefined;
  };
  readonly streams: { removeSync(key: Buffer): boolean };
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ 0x10, at);
  return changed;
}

function noLast({ frames }: Tables): void {
  frames.removeSync(5);
}

function moved({ frames }: Tables): void {
  frames.putSync(6, frames.get(1) ?? Buffer.alloc(0));
}

function unindexed({ index }: Tables): void {
  index.removeSync(indexKey(1, 1));
}

function misplaced({ index }: Tables): void {
  index.putSync(indexKey(1, 1), index.get(indexKey(1, 2)) ?? Buffer.alloc(0));
}

function invented({ index }: Tables): void {
  index.putSync(indexKey(1, 9), index.get(indexKey(1, 2)) ?? Buffer.alloc(0));
}

function unlisted({ streams }: Tables): void {
  streams.removeSync(nameKey('two'));
}
