import { EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import { appendFile, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { all, newStream, upTo } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';

const PAGE_BYTES = 4_096;

describe('the embedded node after its data file was damaged', () => {
  let node: OwnNode;
  let stream: string;
  let file: string;

  beforeEach(async () => {
    node = await ownNode();
    stream = newStream();
    file = join(node.dataDir, 'data.mdb');
    await append(upTo(500));
    await node.kill();
  });

  afterEach(() => node.remove());

  async function withClient<Result>(act: (client: EventStoreDBClient) => Promise<Result>): Promise<Result> {
    const client = EventStoreDBClient.connectionString(node.url);
    try {
      return await act(client);
    } finally {
      await client.dispose();
    }
  }

  const append = (numbers: readonly number[]): Promise<unknown> =>
    withClient((client) =>
      client.appendToStream(
        stream,
        numbers.map((number) => jsonEvent({ type: 'test', data: { number, pad: 'x'.repeat(number * 5) } })),
      ),
    );

  const found = (): Promise<unknown[]> =>
    withClient(async (client) => {
      const events = await all(client.readStream(stream, { fromRevision: START }));
      return events.map(({ event }) => (event?.data as { number: number } | undefined)?.number);
    });

  it.each([
    ['a part of a page', PAGE_BYTES / 2 + 7],
    ['a page', PAGE_BYTES],
    ['many pages and a part of one', 100 * PAGE_BYTES + 7],
  ])('reads all, and goes on, when %s was begun that no commit speaks of', async (_what, bytes) => {
    await appendFile(file, Buffer.alloc(bytes, 0x5a));
    await node.start();
    expect(await found()).toEqual(upTo(500));
    await append([500, 501]);
    await node.kill();
    await node.start();
    expect(await found()).toEqual(upTo(502));
  });

  it.each([
    ['a quarter of it', (bytes: number) => Math.floor((bytes * 3) / 4)],
    ['all but its first pages', () => 3 * PAGE_BYTES],
    ['all but some bytes', () => 10],
  ])('refuses to start, says why and touches nothing when the file lost %s', async (_what, left) => {
    const before = await readFile(file);
    await truncate(file, left(before.length));
    for (const attempt of ['first', 'second']) {
      await expect(node.start()).rejects.toThrow(/the log is damaged: .*data\.mdb ends after \d+ bytes/);
      expect([attempt, (await stat(file)).size]).toEqual([attempt, left(before.length)]);
    }
  });
});
