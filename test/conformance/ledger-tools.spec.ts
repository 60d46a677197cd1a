import { openEventLog } from '@ledgerline/platform/eventstore';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newEvent, upTo } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';

const PROGRAM = join(__dirname, '../../dist/apps/cli/src/main.js');
const TOOLS = join(__dirname, '../../dist/apps/ledger/src/main.js');
const WRITERS = 4;
/** Far more than any wait takes; what is waited for then will not come. */
const PATIENCE = 60_000;
/** Positions of an embedded node are this far apart. */
const STRIDE = 64n;

/** What a test started and has not ended: ended after it, however it went. */
const running = new Set<() => Promise<unknown>>();

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly failed: string;
}

async function outcome(child: ChildProcess): Promise<Ended> {
  const kill = () => Promise.resolve(child.kill('SIGKILL'));
  running.add(kill);
  let [said, failed] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (failed += text));
  const [code] = (await once(child, 'close')) as [number | null];
  running.delete(kill);
  return { code, said, failed };
}

/** As people start it; it starts the program of the ledger. */
const ledgerline = (...args: readonly string[]): Promise<Ended> =>
  outcome(spawn(process.execPath, [PROGRAM, 'ledger', ...args]));

const ledger = (...args: readonly string[]): Promise<Ended> => outcome(spawn(process.execPath, [TOOLS, ...args]));

const digestIn = ({ said }: Ended): string | undefined => /digest +(\S+)/.exec(said)?.[1];

async function idsIn(url: string): Promise<readonly string[]> {
  const log = openEventLog({ url });
  const ids: string[] = [];
  for await (const { id } of log.readAll()) ids.push(id);
  await log.close();
  return ids;
}

async function holds(url: string, least: number): Promise<void> {
  const log = openEventLog({ url });
  await until(async () => ((await log.head()) ?? 0n) / STRIDE >= BigInt(least)).finally(() => log.close());
}

/** Writes, `most` events for each writer, until told to stop; `acknowledged` has their ids. */
function writing(url: string, most: number) {
  const log = openEventLog({ url });
  const acknowledged: string[] = [];
  let stopped = false;
  const write = async (writer: number): Promise<void> => {
    let revision: bigint | 'no-stream' = 'no-stream';
    for (let count = 0; count < most && !stopped; count++) {
      const event = newEvent();
      ({ revision } = await log.append(`tools-${String(writer)}`, [event], revision));
      acknowledged.push(event.id);
    }
  };
  const done = Promise.all(upTo(WRITERS).map(write));
  const close = async (): Promise<void> => {
    stopped = true;
    running.delete(close);
    await done.finally(() => log.close());
  };
  running.add(close);
  done.catch(() => undefined);
  return { acknowledged, done, stop: close };
}

async function anotherNode(): Promise<OwnNode> {
  const node = await ownNode();
  running.add(() => node.remove());
  return node;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`it did not come in ${String(PATIENCE)} ms: ${isSo.toString()}`);
    await pause(5);
  }
}

describe('the tools of the ledger', () => {
  let node: OwnNode;
  let folder: string;

  beforeEach(async () => {
    [node, folder] = [await ownNode(), await mkdtemp(join(tmpdir(), 'ledgerline-tools-'))];
  });

  afterEach(async () => {
    await Promise.allSettled([...running].map((end) => end()));
    running.clear();
    await node.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('back up a node that is written to: all that was acknowledged before, in order, and the node goes on', async () => {
    const [backup, restored] = [join(folder, 'backup'), join(folder, 'restored')];
    const writers = writing(node.url, Infinity);
    await until(() => writers.acknowledged.length >= 200);
    const before = [...writers.acknowledged];
    const made = await ledgerline('backup', '--data', node.dataDir, '--to', backup);
    const atEnd = writers.acknowledged.length;
    await until(() => writers.acknowledged.length > atEnd);
    await writers.stop();
    expect(made).toMatchObject({ code: 0 });
    const second = await ledger('backup', '--data', node.dataDir, '--to', backup);
    expect([second.code, second.failed]).toEqual([4, expect.stringMatching(/^error: target-exists/)]);
    expect(digestIn(await ledger('verify', '--from', backup))).toBe(digestIn(made));
    const again = await ledger('restore', '--from', backup, '--data', restored);
    expect([again.code, digestIn(again)]).toEqual([0, digestIn(made)]);
    const all = await idsIn(node.url);
    await node.stop();
    await cp(restored, node.dataDir, { recursive: true, force: true });
    await node.start();
    const kept = await idsIn(node.url);
    expect(kept).toEqual(all.slice(0, kept.length));
    expect(before.filter((id) => !kept.includes(id))).toEqual([]);
  });

  it('copy a ledger that is written to, and end', async () => {
    const target = await anotherNode();
    const writers = writing(node.url, Infinity);
    await until(() => writers.acknowledged.length >= 200);
    const copied = await ledger('copy', '--from', node.url, '--to', target.url);
    await writers.stop();
    expect(copied).toMatchObject({
      code: 0,
      said: expect.stringContaining('copied and equal up to position') as string,
    });
    const [there, here] = [await idsIn(target.url), await idsIn(node.url)];
    expect(there.length).toBeGreaterThanOrEqual(200);
    expect(there).toEqual(here.slice(0, there.length));
  });

  it('copy on where they were killed, again and again, and the copy is equal', async () => {
    const target = await anotherNode();
    const writers = writing(node.url, 200);
    await writers.done;
    await writers.stop();
    for (const least of [60, 300]) {
      const copier = spawn(process.execPath, [
        TOOLS,
        'copy',
        '--from',
        node.url,
        '--to',
        target.url,
        '--in-flight',
        '8',
      ]);
      const ended = outcome(copier);
      await holds(target.url, least);
      copier.kill('SIGKILL');
      await ended;
    }
    const copied = await ledger('copy', '--from', node.url, '--to', target.url);
    expect(copied).toMatchObject({ code: 0, said: expect.stringContaining('copied and equal') as string });
    expect(copied.failed).toMatch(/^[1-9]\d+ events were there/m);
    expect(await idsIn(target.url)).toEqual(await idsIn(node.url));
    expect(digestIn(await ledger('verify', '--url', target.url))).toBe(digestIn(copied));
    const back = await ledger('copy', '--from', target.url, '--to', node.url);
    expect([back.code, back.failed]).toEqual([4, expect.stringContaining('target-differs')]);
  });

  it('say that a data file is damaged, whatever it does to who reads it, and keep nothing of it', async () => {
    const writers = writing(node.url, 50);
    await writers.done;
    await writers.stop();
    await node.stop();
    const file = join(node.dataDir, 'data.mdb');
    await truncate(file, Math.floor((await stat(file)).size / 2 / 4_096) * 4_096);
    const verified = await ledger('verify', '--data', node.dataDir);
    expect([verified.code, verified.failed]).toEqual([4, expect.stringContaining('damaged')]);
    const made = await ledger('backup', '--data', node.dataDir, '--to', join(folder, 'backup'));
    expect(made.code).toBe(4);
    expect(existsSync(join(folder, 'backup'))).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('tell wrong use, and what is not there', async () => {
    const codes = await Promise.all([
      ledgerline('backup'),
      ledger('verify', '--data', 'a', '--url', 'b'),
      ledger('mend'),
      ledger('verify', '--data', join(folder, 'nothing')),
      ledger('restore', '--from', folder, '--data', join(folder, 'new')),
    ]);
    expect(codes.map(({ code }) => code)).toEqual([2, 2, 2, 1, 1]);
  });
});
