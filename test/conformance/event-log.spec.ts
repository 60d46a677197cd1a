import { EventStoreDBClient } from '@eventstore/db-client';
import type { Delivery } from '@ledgerline/kernel';
import type { EventStoreLog } from '@ledgerline/platform/eventstore';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { all, newEvent, newStream, nextNumbers, numberOf, upTo } from './support/events';
import type { LedgerUnderTest } from './support/ledger-under-test';
import { ledgerUnderTest } from './support/ledger-under-test';

describe('the event log', () => {
  let ledger: LedgerUnderTest;
  let log: EventStoreLog;

  beforeAll(async () => {
    ledger = await ledgerUnderTest();
    log = openEventLog({ url: ledger.url });
  });

  afterAll(async () => {
    await log.close();
    await ledger.stop();
  });

  describe('append', () => {
    it('puts events at exactly the revision that was expected', async () => {
      const stream = newStream();
      const first = await log.append(stream, [newEvent(1), newEvent(2)], 'no-stream');
      const second = await log.append(stream, [newEvent(3)], first.revision);
      expect(first.revision).toBe(1n);
      expect(second.revision).toBe(2n);
      expect(second.position).toBeGreaterThan(first.position);
      await expect(log.append(stream, [newEvent(4)], 1n)).rejects.toMatchObject({ code: 'wrong-expected-revision' });
      await expect(log.append(stream, [newEvent(4)], 'no-stream')).rejects.toMatchObject({
        code: 'wrong-expected-revision',
      });
      expect((await all(log.readStream(stream))).map(numberOf)).toEqual([1, 2, 3]);
    });

    it('gives a repeat the place of the original', async () => {
      const stream = newStream();
      const events = [newEvent(1), newEvent(2)];
      const original = await log.append(stream, events, 'no-stream');
      await log.append(stream, [newEvent(3)], original.revision);
      expect(await log.append(stream, events, 'no-stream')).toEqual(original);
      expect(await all(log.readStream(stream))).toHaveLength(3);
    });

    it('lets one of twenty racers win', async () => {
      const stream = newStream();
      const racers = await Promise.allSettled(upTo(20).map((n) => log.append(stream, [newEvent(n)], 'no-stream')));
      const lost = racers.flatMap((racer) => (racer.status === 'rejected' ? [racer.reason as unknown] : []));
      expect(lost).toHaveLength(19);
      for (const reason of lost) expect(reason).toMatchObject({ code: 'wrong-expected-revision' });
      expect(await all(log.readStream(stream))).toHaveLength(1);
    });

    it('keeps what was said, and says where and when', async () => {
      const stream = newStream('ünï code/');
      const event = { ...newEvent(), data: { text: 'ü', list: [1, null, { deep: true }] } };
      const { position } = await log.append(stream, [event], 'no-stream');
      const [stored] = await all(log.readStream(stream));
      expect(stored).toMatchObject({ ...event, stream, revision: 0n, position });
      expect(Date.parse(stored?.recordedAt ?? '')).not.toBeNaN();
    });

    it('refuses a stream that was ended for ever', async () => {
      const stream = newStream();
      await log.append(stream, [newEvent()], 'no-stream');
      const client = EventStoreDBClient.connectionString(ledger.url);
      await client.tombstoneStream(stream);
      await client.dispose();
      await expect(log.append(stream, [newEvent()], 0n)).rejects.toMatchObject({ code: 'stream-deleted' });
      await expect(all(log.readStream(stream))).rejects.toMatchObject({ code: 'stream-deleted' });
    });
  });

  describe('readStream', () => {
    it('begins at a revision and stops at a limit', async () => {
      const stream = newStream();
      await log.append(
        stream,
        upTo(5).map((n) => newEvent(n)),
        'no-stream',
      );
      expect((await all(log.readStream(stream, { from: 2n }))).map(numberOf)).toEqual([2, 3, 4]);
      expect((await all(log.readStream(stream, { from: 1n, limit: 2 }))).map(numberOf)).toEqual([1, 2]);
      expect(await all(log.readStream(stream, { from: 9n }))).toEqual([]);
      expect(await all(log.readStream(stream, { limit: 0 }))).toEqual([]);
    });

    it('finds a missing stream empty', async () => {
      expect(await all(log.readStream(newStream()))).toEqual([]);
    });
  });

  describe('readAll', () => {
    it('begins after a position, keeps to the filter, and stops at the end', async () => {
      const [wanted, unwanted] = [newStream('wanted'), newStream('unwanted')];
      const { position } = await log.append(wanted, [newEvent(0)], 'no-stream');
      await log.append(unwanted, [newEvent(1)], 'no-stream');
      await log.append(wanted, [newEvent(2), newEvent(3)], 0n);
      const filter = { streamPrefixes: [wanted] };
      expect((await all(log.readAll({ after: position, filter }))).map(numberOf)).toEqual([2, 3]);
      expect((await all(log.readAll({ after: position, filter, limit: 1 }))).map(numberOf)).toEqual([2]);
    });

    it('is told where the log ends', async () => {
      const { position } = await log.append(newStream(), [newEvent()], 'no-stream');
      const head = await log.head();
      expect(head).toBeGreaterThanOrEqual(position);
      expect(await all(log.readAll({ after: position + 10_000_000_000n }))).toEqual([]);
    });

    it('refuses a position that is no event', async () => {
      const { position } = await log.append(newStream(), [newEvent(), newEvent()], 'no-stream');
      const between = log.readAll({ after: position - 1n });
      await expect(all(between)).rejects.toMatchObject({ code: 'invalid-argument' });
    });
  });

  describe('subscribe', () => {
    it('delivers the past, says that it has caught up, and goes on with what comes', async () => {
      const stream = newStream();
      const { position } = await log.append(stream, [newEvent(0)], 'no-stream');
      await log.append(stream, [newEvent(1), newEvent(2)], 0n);
      const stop = new AbortController();
      const filter = { streamPrefixes: [stream] };
      const kinds: string[] = [];
      for await (const delivery of log.subscribe({ after: position, filter, signal: stop.signal })) {
        if (delivery.kind !== 'passed') kinds.push(nameOf(delivery));
        if (delivery.kind === 'caught-up') await log.append(stream, [newEvent(3)], 2n);
        if (nameOf(delivery) === 'event 3') stop.abort();
      }
      expect(kinds).toEqual(['event 1', 'event 2', 'caught-up', 'event 3']);
    });

    it('says how far it got when nothing matches, never ahead of an event', async () => {
      const [stream, other] = [newStream(), newStream('other')];
      await log.append(
        other,
        upTo(400).map((n) => newEvent(n)),
        'no-stream',
      );
      await log.append(stream, [newEvent(1)], 'no-stream');
      await log.append(
        other,
        upTo(400).map((n) => newEvent(n)),
        399n,
      );
      const stop = new AbortController();
      let position = 0n;
      let marks = 0;
      for await (const delivery of log.subscribe({ filter: { streamPrefixes: [stream] }, signal: stop.signal })) {
        if (delivery.kind === 'event') {
          expect(delivery.event.position).toBeGreaterThan(position);
          position = delivery.event.position;
        } else if (delivery.kind === 'passed') {
          expect(delivery.position).toBeGreaterThanOrEqual(position);
          position = delivery.position;
          marks += 1;
        } else stop.abort();
      }
      expect(marks).toBeGreaterThan(0);
    });

    it('waits for a slow reader and loses nothing', async () => {
      const stream = newStream();
      await log.append(
        stream,
        upTo(600).map((n) => newEvent(n)),
        'no-stream',
      );
      const stop = new AbortController();
      const subscription = log.subscribe({ filter: { streamPrefixes: [stream] }, signal: stop.signal });
      const deliveries = subscription[Symbol.asyncIterator]();
      const numbers = await nextNumbers(deliveries, 1);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect([...numbers, ...(await nextNumbers(deliveries, 599))]).toEqual(upTo(600));
      stop.abort();
      expect((await deliveries.next()).done).toBe(true);
    });

    it('never shows the events of the server itself', async () => {
      const stream = newStream();
      const { position } = await log.append(stream, [newEvent(0)], 'no-stream');
      const client = EventStoreDBClient.connectionString(ledger.url);
      await client.setStreamMetadata(stream, { owner: 'nobody' });
      await client.dispose();
      await log.append(stream, [newEvent(1)], 0n);
      const stop = new AbortController();
      for await (const delivery of log.subscribe({ after: position, signal: stop.signal })) {
        if (delivery.kind !== 'event') continue;
        expect(delivery.event.stream).not.toMatch(/^\$/);
        if (delivery.event.stream === stream) stop.abort();
      }
    });
  });
});

function nameOf(delivery: Delivery): string {
  return delivery.kind === 'event' ? `event ${String(numberOf(delivery.event))}` : delivery.kind;
}
