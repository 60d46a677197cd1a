import type { AppendResult } from '@eventstore/db-client';
import { EventStoreDBClient, FORWARDS, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import { startEmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { newStream, upTo } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';

const MAIN = join(__dirname, '../../dist/libs/embedded-eventstore/src/main.js');

describe('the embedded node', () => {
  let node: OwnNode;
  let client: EventStoreDBClient;

  beforeEach(async () => {
    node = await ownNode();
    client = EventStoreDBClient.connectionString(node.url);
  });

  afterEach(async () => {
    await client.dispose();
    await node.remove();
  });

  const event = (id: string = randomUUID()) => jsonEvent({ id, type: 'test', data: {} });

  async function restart(end: 'kill' | 'stop'): Promise<void> {
    await node[end]();
    await node.start();
    await client.dispose();
    client = EventStoreDBClient.connectionString(node.url);
  }

  async function idsIn(stream: string): Promise<string[]> {
    const ids: string[] = [];
    const read = client.readStream(stream, { direction: FORWARDS, fromRevision: START });
    for await (const resolved of read) if (resolved.event) ids.push(resolved.event.id);
    return ids;
  }

  it('keeps everything that it acknowledged to 32 writers when it is killed, and nothing twice', async () => {
    const acknowledged = new Map<string, string[]>();
    let count = 0;
    const writers = upTo(32).map(async (writer) => {
      const stream = `writer-${String(writer)}`;
      const ids: string[] = [];
      acknowledged.set(stream, ids);
      for (;;) {
        const next = event();
        const expectedRevision = ids.length === 0 ? NO_STREAM : BigInt(ids.length - 1);
        await client.appendToStream(stream, next, { expectedRevision });
        ids.push(next.id);
        count += 1;
      }
    });
    const failed = Promise.allSettled(writers);
    while (count < 400) await new Promise((resolve) => setTimeout(resolve, 5));
    await node.kill();
    await failed;
    await restart('stop');
    for (const [stream, ids] of acknowledged) {
      const found = await idsIn(stream);
      expect(found.slice(0, ids.length)).toEqual(ids);
      expect(new Set(found).size).toBe(found.length);
      // The one append that was on its way may have been done.
      expect(found.length - ids.length).toBeLessThanOrEqual(1);
    }
  });

  it('goes on after a restart where it was', async () => {
    const stream = newStream();
    const ids = [randomUUID(), randomUUID()];
    const before = await client.appendToStream(stream, ids.map(event), { expectedRevision: NO_STREAM });
    await restart('stop');
    const after = await client.appendToStream(stream, event(), { expectedRevision: 1n });
    expect(after.nextExpectedRevision).toBe(2n);
    expect(positionOf(after)).toBeGreaterThan(positionOf(before));
    expect((await idsIn(stream)).slice(0, 2)).toEqual(ids);
  });

  it('knows a repeat again after a restart, at an exact revision and at any', async () => {
    const stream = newStream();
    const [first, second] = [event(), event()];
    const original = await client.appendToStream(stream, [first, second], { expectedRevision: NO_STREAM });
    await restart('kill');
    const exact = await client.appendToStream(stream, [first, second], { expectedRevision: NO_STREAM });
    const any = await client.appendToStream(stream, [second]);
    expect([positionOf(exact), positionOf(any)]).toEqual([positionOf(original), positionOf(original)]);
    expect(await idsIn(stream)).toHaveLength(2);
  });

  it('leaves a stream deleted that is deleted again, until it is written to', async () => {
    const stream = newStream();
    await client.appendToStream(stream, [event(), event()]);
    await client.deleteStream(stream);
    await client.deleteStream(stream);
    await expect(idsIn(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    const last = event();
    expect((await client.appendToStream(stream, last)).nextExpectedRevision).toBe(2n);
    expect(await idsIn(stream)).toEqual([last.id]);
  });

  it('ends with the process that started it, however that ends', async () => {
    const starter = `
      const { startEmbeddedEventStore } = require(${JSON.stringify(join(MAIN, '../index.js'))});
      startEmbeddedEventStore({ dataDir: ${JSON.stringify(join(node.dataDir, 'orphan'))} }).then(({ pid }) => console.log(pid));
    `;
    const parent = spawn(process.execPath, ['-e', starter]);
    const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const isAlive = (): boolean => {
      try {
        return process.kill(Number(pid.toString()), 0);
      } catch {
        return false;
      }
    };
    while (isAlive()) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAlive()).toBe(false);
  });

  it('has its folder for itself, and says who has it', async () => {
    await expect(startEmbeddedEventStore({ dataDir: node.dataDir })).rejects.toThrow(
      `in use by process ${String(node.pid)}`,
    );
    await client.appendToStream(newStream(), event());
  });

  it('says so when its port is taken', async () => {
    const dataDir = join(node.dataDir, 'another');
    await expect(startEmbeddedEventStore({ dataDir, port: node.port })).rejects.toThrow(
      `port ${String(node.port)} is taken`,
    );
  });

  it('lives on when readers leave in the middle', async () => {
    const stream = newStream();
    await client.appendToStream(
      stream,
      upTo(3_000).map(() => event()),
    );
    await Promise.all(
      upTo(50).map(async () => {
        const read = client.readAll({ direction: FORWARDS, fromPosition: START });
        for await (const { event: seen } of read) if (seen) break;
        await read.cancel();
      }),
    );
    expect(await idsIn(stream)).toHaveLength(3_000);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('prints its connection string, and ends in order on %s', async (signal) => {
    const child = spawn(process.execPath, [MAIN, '--data', join(node.dataDir, 'by-hand'), '--port', '0']);
    const output: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
    await once(child.stdout, 'data');
    const url = output.join('').trim();
    expect(url).toMatch(/^esdb:\/\/127\.0\.0\.1:\d+\?tls=false&connectionName=[\w-]{32}$/);
    const other = EventStoreDBClient.connectionString(url);
    await other.appendToStream(newStream(), event());
    const exited = once(child, 'exit');
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
    expect(output).toHaveLength(1);
    await other.dispose();
  });

  it.each([
    ['--port', '0'],
    ['--data', 'x', '--port', '99999'],
    ['--data', 'x', '--nonsense'],
  ])('says how it is called when it is not called like that: %s %s %s', async (...options) => {
    const child = spawn(process.execPath, [MAIN, ...options]);
    const output: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(output.join('')).toContain('usage:');
  });
});

const positionOf = ({ position }: AppendResult): bigint => position?.commit ?? -1n;
