import { EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { all, newEvent, newStream, upTo } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';

const LOOPS = 20;
const KIBIBYTE = 1_024;
const run = promisify(execFile);

/** A limit on the size of its files stands in for a full disk: writes fail in the same place, and no root is needed. */
describe('the embedded node when there is no room left', () => {
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

  const fileBytes = async (): Promise<number> => (await stat(join(node.dataDir, 'data.mdb'))).size;
  const limit = (bytes: number | 'unlimited') =>
    run('prlimit', ['--pid', String(node.pid), `--fsize=${String(bytes)}:`]);
  const event = (bytes: number) => jsonEvent({ id: randomUUID(), type: 'test', data: { pad: 'x'.repeat(bytes) } });

  async function idsIn(stream: string): Promise<(string | undefined)[]> {
    return (await all(client.readStream(stream, { fromRevision: START }))).map((resolved) => resolved.event?.id);
  }

  it(`says that nothing was written, reads on, and heals itself: ${String(LOOPS)} times`, async () => {
    const stream = newStream();
    const acknowledged: string[] = [];
    const append = async (bytes: number): Promise<void> => {
      const next = event(bytes);
      await client.appendToStream(stream, next);
      acknowledged.push(next.id);
    };
    /** Appends of all sizes until one fails; from then on the smallest fails, too. */
    const fill = async (): Promise<unknown> => {
      for (let count = 0; ; count++) {
        try {
          await append((count % 7) * 5 * KIBIBYTE);
        } catch (error) {
          return error;
        }
      }
    };
    await append(0);
    for (let loop = 0; loop < LOOPS; loop++) {
      await limit((await fileBytes()) + 64 * KIBIBYTE);
      expect(await fill()).toMatchObject({ message: expect.stringContaining('nothing was written') as string });
      expect(await idsIn(stream)).toEqual(acknowledged);
      await limit('unlimited');
      await append(40 * KIBIBYTE);
    }
    await node.kill();
    await node.start();
    await client.dispose();
    client = EventStoreDBClient.connectionString(node.url);
    expect(await idsIn(stream)).toEqual(acknowledged);
  });

  it('fails every append of a group, whoever sent it, and keeps none of them', async () => {
    const streams = upTo(32).map(() => newStream());
    await limit(await fileBytes());
    const big = () => event(200 * KIBIBYTE);
    const outcomes = await Promise.allSettled(streams.map((stream) => client.appendToStream(stream, big())));
    expect(new Set(outcomes.map((outcome) => outcome.status))).toEqual(new Set(['rejected']));
    await limit('unlimited');
    for (const stream of streams) await expect(idsIn(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    await Promise.all(streams.map((stream) => client.appendToStream(stream, big())));
    for (const stream of streams) expect(await idsIn(stream)).toHaveLength(1);
  });

  it('lets our adapter go on where it was as soon as there is room', async () => {
    const log = openEventLog({ url: node.url, patience: { request: 60_000, total: 60_000 } });
    const stream = newStream();
    await log.append(stream, [newEvent(0)], 'no-stream');
    await limit(await fileBytes());
    const pad = { ...newEvent(1), data: { pad: 'x'.repeat(200 * KIBIBYTE) } };
    const waiting = log.append(stream, [pad], 0n);
    await expect(client.appendToStream(newStream(), event(200 * KIBIBYTE))).rejects.toThrow('nothing was written');
    await limit('unlimited');
    expect((await waiting).revision).toBe(1n);
    expect((await all(log.readStream(stream))).map(({ id }) => id)).toHaveLength(2);
    await log.close();
  });
});
