import type { EventStoreLog } from '@ledgerline/platform/eventstore';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { all, newEvent, newStream, nextNumbers, numberOf, upTo } from './support/events';
import { FaultyProxy } from './support/faulty-proxy';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';

describe('the event log over a connection that fails', () => {
  let node: OwnNode;
  let proxy: FaultyProxy;
  let log: EventStoreLog;
  let sound: EventStoreLog;

  beforeAll(async () => {
    node = await ownNode();
  });

  beforeEach(async () => {
    proxy = await FaultyProxy.to(() => node.port);
    log = openEventLog({ url: proxy.url, patience: { request: 700, total: 50_000 } });
    sound = openEventLog({ url: node.url });
  });

  afterEach(async () => {
    await log.close();
    await sound.close();
    await proxy.close();
  });

  afterAll(() => node.remove());

  const numbersIn = async (stream: string): Promise<number[]> => (await all(sound.readStream(stream))).map(numberOf);

  it('finds an append whose answer was lost, and does it once', async () => {
    const stream = newStream();
    await log.append(stream, [newEvent(0)], 'no-stream');
    proxy.loseAnswers();
    expect((await log.append(stream, [newEvent(1), newEvent(2)], 0n)).revision).toBe(2n);
    expect(await numbersIn(stream)).toEqual([0, 1, 2]);
  });

  it('says so when another append took the place meanwhile', async () => {
    const stream = newStream();
    await log.append(stream, [newEvent(0)], 'no-stream');
    proxy.freeze();
    const late = log.append(stream, [newEvent(1)], 0n);
    await sound.append(stream, [newEvent(2)], 0n);
    proxy.heal();
    await expect(late).rejects.toMatchObject({ code: 'wrong-expected-revision' });
    expect(await numbersIn(stream)).toEqual([0, 2]);
  });

  it('says that the outcome is unknown when nobody answers at all', async () => {
    const stream = newStream();
    const hasty = openEventLog({ url: proxy.url, patience: { request: 500, total: 8_000 } });
    await hasty.append(stream, [newEvent(0)], 'no-stream');
    proxy.loseAnswers();
    proxy.freeze();
    await expect(hasty.append(stream, [newEvent(1)], 0n)).rejects.toMatchObject({ code: 'outcome-unknown' });
    await hasty.close();
  });

  it('leaves the appends of other logs alone when one connection breaks', async () => {
    const [stream, otherStream] = [newStream(), newStream()];
    const appends = upTo(30).map(async (n) => {
      if (n % 10 === 5) proxy.cut();
      await Promise.all([
        log.append(`${stream}-${String(n)}`, [newEvent(n)], 'no-stream'),
        sound.append(`${otherStream}-${String(n)}`, [newEvent(n)], 'no-stream'),
      ]);
    });
    await Promise.all(appends);
    for (const n of upTo(30)) {
      expect(await numbersIn(`${stream}-${String(n)}`)).toEqual([n]);
      expect(await numbersIn(`${otherStream}-${String(n)}`)).toEqual([n]);
    }
  });

  it('goes on with a read where the connection broke', async () => {
    const stream = newStream();
    await sound.append(
      stream,
      upTo(1_500).map((n) => newEvent(n)),
      'no-stream',
    );
    const numbers: number[] = [];
    for await (const event of log.readStream(stream)) {
      numbers.push(numberOf(event));
      if (numbers.length % 500 === 100) proxy.cut();
    }
    expect(numbers).toEqual(upTo(1_500));
  });

  it('goes on with a subscription where the connection broke, or the node was restarted', async () => {
    const stream = newStream();
    const stop = new AbortController();
    const subscription = log.subscribe({ filter: { streamPrefixes: [stream] }, signal: stop.signal });
    const deliveries = subscription[Symbol.asyncIterator]();
    const { port } = node;
    await sound.append(stream, [newEvent(0)], 'no-stream');
    const numbers = await nextNumbers(deliveries, 1);
    proxy.cut();
    await sound.append(stream, [newEvent(1)], 0n);
    numbers.push(...(await nextNumbers(deliveries, 1)));
    await node.kill();
    await node.start(port);
    await sound.append(stream, [newEvent(2)], 1n);
    numbers.push(...(await nextNumbers(deliveries, 1)));
    await node.stop();
    await node.start(port);
    await sound.append(stream, [newEvent(3)], 2n);
    numbers.push(...(await nextNumbers(deliveries, 1)));
    expect(numbers).toEqual([0, 1, 2, 3]);
    stop.abort();
    await deliveries.next();
  });

  it('appends once each while the node is killed again and again', async () => {
    const { port } = node;
    const writers = upTo(8).map(async (writer) => {
      const stream = newStream(`writer-${String(writer)}`);
      for (const n of upTo(15)) await log.append(stream, [newEvent(n)], n === 0 ? 'no-stream' : BigInt(n - 1));
      return stream;
    });
    for (const round of upTo(2)) {
      await new Promise((resolve) => setTimeout(resolve, 40 + round * 30));
      await node.kill();
      await node.start(port);
    }
    for (const stream of await Promise.all(writers)) expect(await numbersIn(stream)).toEqual(upTo(15));
  });
});
