import type { Decider, EventOf } from '@ledgerline/kernel';
import { defineEvent, deriveId, EventCatalog, withEntry } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Type } from '@sinclair/typebox';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FoldedStreams } from '../folded-streams';
import type { SnapshotFiles } from './snapshot-files';
import { SnapshotFolder } from './snapshot-folder';
import { Snapshots } from './snapshots';

const Said = defineEvent('said', 1, Type.Object({ word: Type.String() }), { word: 'so' });
const counts: Decider<ReadonlyMap<string, number>, EventOf<typeof Said>> = {
  name: 'counts',
  stream: (id) => id,
  initial: new Map(),
  evolve: (state, { data: { word } }) => withEntry(state, word, (state.get(word) ?? 0) + 1),
};

class FilesInMemory implements SnapshotFiles {
  readonly all = new Map<string, Uint8Array>();

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.all.get(name));
  }

  write(name: string, content: Uint8Array): Promise<void> {
    this.all.set(name, content);
    return Promise.resolve();
  }
}

class WatchedLog extends InMemoryEventLog {
  readonly reads: (bigint | undefined)[] = [];

  override readStream(stream: string, options: { readonly from?: bigint } = {}) {
    this.reads.push(options.from);
    return super.readStream(stream, options);
  }
}

async function say(log: InMemoryEventLog, count: number, word = (at: number) => `w-${String(at % 7)}`) {
  const actor = { kind: 'system', id: 's' } as const;
  let revision: bigint | 'no-stream' = 'no-stream';
  for await (const stored of log.readStream('a')) revision = stored.revision;
  const first = revision === 'no-stream' ? 0 : Number(revision) + 1;
  const all = Array.from({ length: count }, (_, index) => {
    const commandId = `c-${String(first + index)}`;
    const metadata = { schemaVersion: 1, actor, commandId, causationId: '', correlationId: '' };
    const data = { word: word(first + index) };
    return { id: deriveId(commandId, data.word), type: 'said', data, metadata };
  });
  await log.append('a', all, revision);
}

/** A process that starts: it knows nothing but the log and the files. */
function start(log: InMemoryEventLog, files: SnapshotFiles, code = 'this build') {
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  const snapshots = new Snapshots({ files, code: Promise.resolve(code), warn, eventsBetween: 10n });
  const streams = new FoldedStreams(log, new EventCatalog([Said]), {}, snapshots);
  const read = async () => {
    const folded = await streams.read(counts, 'a');
    await snapshots.settled();
    return folded;
  };
  return { streams, warnings, read };
}

describe('a snapshot', () => {
  it('is what folding everything comes to, after any number of events', async () => {
    for (const [before, after] of [
      [10, 0],
      [10, 5],
      [700, 3],
      [1300, 300],
    ] as const) {
      const [log, files] = [new WatchedLog(), new FilesInMemory()];
      await say(log, before);
      await start(log, files).read();
      if (after > 0) await say(log, after);
      const whole = await start(log, new FilesInMemory()).read();
      log.reads.length = 0;
      const { streams, read } = start(log, files);
      const fromSnapshot = await read();
      expect(log.reads).toEqual([BigInt(before - 1)]);
      expect(fromSnapshot).toEqual(whole);
      expect([...fromSnapshot.state]).toEqual([...whole.state]);
      for (const at of [0, 5, before - 1, before + after - 1]) {
        expect(await streams.outcomeOf('a', fromSnapshot, `c-${String(at)}`)).toMatchObject({ revision: BigInt(at) });
      }
    }
  });

  it('is not needed', async () => {
    const [log, files] = [new WatchedLog(), new FilesInMemory()];
    await say(log, 50);
    const first = await start(log, files).read();
    expect(files.all.size).toBe(1);
    files.all.clear();
    const { warnings, read } = start(log, files);
    expect(await read()).toEqual(first);
    expect([warnings, files.all.size]).toEqual([[], 1]);
  });

  it('is ignored with one warning when any of its bytes is another', async () => {
    const [log, files] = [new WatchedLog(), new FilesInMemory()];
    await say(log, 30);
    const whole = await start(log, files).read();
    const [[name, good] = ['', new Uint8Array()]] = [...files.all];
    for (let at = 0; at < good.length; at += 97) {
      files.all.set(name, good.with(at, (good[at] ?? 0) ^ 1));
      const { warnings, read } = start(log, files);
      expect(await read()).toEqual(whole);
      expect(warnings).toHaveLength(1);
    }
    for (const length of [0, 10, 60, good.length - 1]) {
      files.all.set(name, good.slice(0, length));
      const { warnings, read } = start(log, files);
      expect(await read()).toEqual(whole);
      expect(warnings).toHaveLength(1);
    }
  });

  it('is ignored when another build wrote it, also under the name of this one', async () => {
    const [log, files] = [new WatchedLog(), new FilesInMemory()];
    await say(log, 30);
    await start(log, files, 'another build').read();
    log.reads.length = 0;
    await start(log, files).read();
    expect([log.reads, files.all.size]).toEqual([[0n], 2]);

    const [other = new Uint8Array()] = files.all.values();
    for (const name of files.all.keys()) files.all.set(name, other);
    const { warnings, read } = start(log, files);
    await read();
    expect(log.reads).toEqual([0n, 0n]);
    expect(warnings).toEqual([expect.stringContaining('it is of something else')]);
  });

  it('is not believed about a log that was set back', async () => {
    const files = new FilesInMemory();
    const before = new WatchedLog();
    await say(before, 30);
    await start(before, files).read();
    for (const count of [20, 40]) {
      const log = new WatchedLog();
      await say(log, count, () => 'another');
      expect([...(await start(log, files).read()).state]).toEqual([['another', count]]);
    }
  });

  it('never fails a read, wherever the files are', async () => {
    const failing: SnapshotFiles = {
      read: () => Promise.reject(new Error('no such disk')),
      write: () => Promise.reject(new Error('disk full')),
    };
    const log = new WatchedLog();
    await say(log, 30);
    const { warnings, read } = start(log, failing);
    expect((await read()).last).toMatchObject({ revision: 29n });
    expect(warnings).toEqual([expect.stringContaining('no such disk'), expect.stringContaining('disk full')]);
  });
});

describe('a folder of snapshots', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapshots-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('serves processes that read and write at once', async () => {
    const log = new WatchedLog();
    await say(log, 300);
    const whole = await start(log, new FilesInMemory()).read();
    const processes = Array.from({ length: 8 }, () => start(log, new SnapshotFolder(join(folder, 'made'))));
    const rounds = await Promise.all([...processes, ...processes].map(({ read }) => read()));
    for (const folded of rounds) expect(folded).toEqual(whole);
    log.reads.length = 0;
    expect(await start(log, new SnapshotFolder(join(folder, 'made'))).read()).toEqual(whole);
    expect(log.reads).toEqual([299n]);
    expect(processes.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(await readdir(join(folder, 'made'))).toHaveLength(1);
  });

  it('does not read what a process left behind that ended before the rename', async () => {
    const files = new SnapshotFolder(folder);
    await writeFile(join(folder, 'a.snapshot.1.tmp'), 'half');
    expect(await files.read('a.snapshot')).toBeUndefined();
  });

  it('stays within its room: the oldest go, unfinished ones too', async () => {
    const files = new SnapshotFolder(folder, 25);
    await writeFile(join(folder, 'left.tmp'), new Uint8Array(10));
    for (const name of ['one', 'two', 'three']) await files.write(name, new Uint8Array(10));
    const bytes = (await Promise.all((await readdir(folder)).map((name) => files.read(name)))).flatMap((one) => [
      ...(one ?? []),
    ]);
    expect(bytes.length).toBeLessThanOrEqual(25);
    expect(bytes.length).toBeGreaterThan(0);
  });
});
