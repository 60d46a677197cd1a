import type { AllStreamSubscription, EventData } from '@eventstore/db-client';
import { EventStoreDBClient, jsonEvent, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { readFile } from 'node:fs/promises';
import { open } from 'lmdb';
import { all, newStream, upTo } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';

const MEBIBYTE = 1_048_576;
/** Generous: nothing here is about speed. */
const PATIENCE = 5 * 60_000;
const numbered = (number: number): EventData => jsonEvent({ type: 'test', data: { number, pad: 'x'.repeat(200) } });

describe('the embedded node under more than a little', () => {
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

  /** Memory of the node that is its own: the mapped pages of the log are the system's cache. */
  async function ownBytes(): Promise<number> {
    const status = await readFile(`/proc/${String(node.pid)}/status`, 'utf8');
    return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1]) * 1_024;
  }

  /** Appends so many events a hundred at a time, by four writers with a stream each. */
  async function fill(prefix: string, events: number): Promise<void> {
    const writers = upTo(4).map(async (writer) => {
      for (let written = 0; written < events / 4; written += 100) {
        const body = upTo(100).map((index) => numbered(written + index));
        await client.appendToStream(`${prefix}${String(writer)}`, body);
      }
    });
    await Promise.all(writers);
  }

  /** Takes events until there were `count`; fails on one that does not stand behind the one before it. */
  async function takeInOrder(
    subscription: AllStreamSubscription,
    count: number,
    gate?: Promise<void>,
  ): Promise<number> {
    let [taken, before] = [0, -1n];
    for await (const { event } of subscription) {
      if (event === undefined) continue;
      if (event.position.commit <= before) throw new Error('an event came twice, or out of order');
      before = event.position.commit;
      taken += 1;
      if (taken === 1) await gate;
      if (taken === count) break;
    }
    await subscription.unsubscribe();
    return taken;
  }

  it(
    'keeps 10,000 streams apart',
    async () => {
      const names = upTo(10_000).map((number) => `stream-${String(number)}`);
      const waiting = [...names];
      const writers = upTo(64).map(async () => {
        for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
          await client.appendToStream(name, numbered(Number(name.slice(7))), { expectedRevision: NO_STREAM });
        }
      });
      await Promise.all(writers);
      for (const name of names.filter((_name, index) => index % 97 === 0)) {
        const events = await all(client.readStream(name));
        expect(events.map(({ event }) => event?.data)).toMatchObject([{ number: Number(name.slice(7)) }]);
      }
      const filter = streamNameFilter({ prefixes: ['stream-'] });
      expect(await takeInOrder(client.subscribeToAll({ fromPosition: START, filter }), 10_000)).toBe(10_000);
      expect(await ownBytes()).toBeLessThan(150 * MEBIBYTE);
    },
    PATIENCE,
  );

  it(
    'keeps nothing in memory for a subscription that lags 50,000 events behind, and loses and doubles none',
    async () => {
      const prefix = newStream('lag');
      const filter = streamNameFilter({ prefixes: [prefix] });
      let written: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        written = resolve;
      });
      const lagging = takeInOrder(client.subscribeToAll({ fromPosition: START, filter }), 50_000, gate);
      await fill(prefix, 50_000);
      const peak = await ownBytes();
      written();
      expect(await lagging).toBe(50_000);
      expect(peak).toBeLessThan(150 * MEBIBYTE);
    },
    PATIENCE,
  );

  it(
    'gives 50 subscribers all of it in order',
    async () => {
      const prefix = newStream('fifty');
      const filter = streamNameFilter({ prefixes: [prefix] });
      const readers = upTo(5).map(() => EventStoreDBClient.connectionString(node.url));
      const subscribers = readers.flatMap((reader) =>
        upTo(10).map(() => takeInOrder(reader.subscribeToAll({ fromPosition: START, filter }), 1_000)),
      );
      await fill(prefix, 1_000);
      expect(new Set(await Promise.all(subscribers))).toEqual(new Set([1_000]));
      await Promise.all(readers.map((reader) => reader.dispose()));
      expect(await ownBytes()).toBeLessThan(150 * MEBIBYTE);
    },
    PATIENCE,
  );

  it(
    'holds on to no old pages for readers that leave half-way, or that stop reading',
    async () => {
      const prefix = newStream('half');
      await fill(prefix, 4_000);
      const stopped = upTo(10).map(() => client.readAll({ fromPosition: START }));
      await Promise.all(
        stopped.map(
          (read) =>
            new Promise<void>((resolve) => {
              read.once('data', () => {
                read.pause();
                resolve();
              });
            }),
        ),
      );
      for (let round = 0; round < 100; round++) {
        for await (const { event } of client.readAll({ fromPosition: START })) if (event) break;
      }
      const observer = open({ path: node.dataDir, readOnly: true, noSubdir: false });
      // A row is: process, thread, and the transaction whose pages it holds; a dash is none.
      const held = (): string[] =>
        observer
          .readerList()
          .split('\n')
          .filter((row) => row.trim().startsWith(`${String(node.pid)} `) && !row.trim().endsWith('-'));
      expect(observer.readerList()).toContain(String(node.pid));
      while (held().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(held()).toEqual([]);
      await observer.close();
      for (const read of stopped) await read.cancel();
    },
    PATIENCE,
  );
});
