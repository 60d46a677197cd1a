import type { Delivery } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { all, newEvent, newStream, numberOf, upTo } from './support/events';
import { FaultyProxy } from './support/faulty-proxy';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';

const ROUNDS = 20;
const WRITERS = 50;
const SUBSCRIBERS = 10;
const DROPS_EACH = 50;

describe('the event log over a connection that keeps failing', () => {
  let node: OwnNode;
  let proxy: FaultyProxy;

  beforeAll(async () => {
    node = await ownNode();
  });

  beforeEach(async () => {
    proxy = await FaultyProxy.to(() => node.port);
  });

  afterEach(() => proxy.close());

  afterAll(() => node.remove());

  it(`writes once each what lost its acknowledgement ${String(ROUNDS * WRITERS)} times`, async () => {
    const log = openEventLog({ url: proxy.url, patience: { request: 300, total: 100_000 } });
    const streams = upTo(WRITERS).map((writer) => newStream(`writer-${String(writer)}`));
    for (const round of upTo(ROUNDS)) {
      const expected = round === 0 ? 'no-stream' : BigInt(round * 2 - 1);
      const pair = () => [newEvent(round * 2), newEvent(round * 2 + 1)];
      proxy.loseAnswers();
      const appended = await Promise.all(streams.map((stream) => log.append(stream, pair(), expected)));
      expect(new Set(appended.map(({ revision }) => revision))).toEqual(new Set([BigInt(round * 2 + 1)]));
    }
    expect(proxy.answersLost).toBeGreaterThan(0);
    await log.close();

    const sound = openEventLog({ url: node.url });
    for (const stream of streams) expect((await all(sound.readStream(stream))).map(numberOf)).toEqual(upTo(ROUNDS * 2));
    await sound.close();
  }, 180_000);

  it(`goes on where it was after each of ${String(SUBSCRIBERS * DROPS_EACH)} dropped subscriptions`, async () => {
    const sound = openEventLog({ url: node.url });
    const stream = newStream();
    await sound.append(stream, [newEvent(0)], 'no-stream');
    const stop = new AbortController();
    const followed = await Promise.all(
      upTo(SUBSCRIBERS).map(async () => {
        const log = openEventLog({ url: proxy.url, patience: { request: 20_000, total: 60_000 } });
        const deliveries = log.subscribe({ filter: { streamPrefixes: [stream] }, signal: stop.signal });
        const numbers: number[] = [];
        const next = numbered(deliveries);
        numbers.push(await next());
        return { log, next, numbers };
      }),
    );
    for (const drop of upTo(DROPS_EACH)) {
      proxy.cut();
      await sound.append(stream, [newEvent(drop + 1)], BigInt(drop));
      await Promise.all(followed.map(async ({ next, numbers }) => numbers.push(await next())));
    }
    stop.abort();
    for (const { log, numbers } of followed) {
      expect(numbers).toEqual(upTo(DROPS_EACH + 1));
      await log.close();
    }
    // All subscriptions share one connection.
    expect(proxy.cuts).toBeGreaterThanOrEqual(DROPS_EACH);
    await sound.close();
  }, 180_000);
});

/** Asks a subscription for the number of its next event. */
function numbered(deliveries: AsyncIterable<Delivery>): () => Promise<number> {
  const iterator = deliveries[Symbol.asyncIterator]();
  return async () => {
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) throw new Error('the subscription ended');
      if (next.value.kind === 'event') return numberOf(next.value.event);
    }
  };
}
