import type { EventData, ResolvedEvent } from '@eventstore/db-client';
import { binaryEvent, EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { all, newStream, upTo } from './support/events';
import type { LedgerUnderTest } from './support/ledger-under-test';
import { ledgerUnderTest } from './support/ledger-under-test';

const numbered = (number: number): EventData => jsonEvent({ type: 'test', data: { number } });
const linkTo = (data: string): EventData => binaryEvent({ type: '$>', data: Buffer.from(data) });
const numberOf = ({ event }: ResolvedEvent): unknown => (event?.data as { number?: unknown } | undefined)?.number;

describe('what the transcript does not ask', () => {
  let ledger: LedgerUnderTest;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    ledger = await ledgerUnderTest();
    client = EventStoreDBClient.connectionString(ledger.url);
  });

  afterAll(async () => {
    await client.dispose();
    await ledger.stop();
  });

  const numbersIn = async (stream: string): Promise<unknown[]> => (await all(client.readStream(stream))).map(numberOf);

  /** The numbers of the first `count` events after `act`, which is done once the subscription is live. */
  async function liveNumbers(stream: string, count: number, act: () => Promise<unknown>): Promise<unknown[]> {
    const numbers: unknown[] = [];
    const subscription = client.subscribeToStream(stream, { fromRevision: START });
    await new Promise<void>((resolve, reject) => {
      subscription.on('error', reject);
      subscription.on('caughtUp', () => {
        act().catch(reject);
      });
      subscription.on('data', (resolved) => {
        numbers.push(numberOf(resolved));
        if (numbers.length === count) resolve();
      });
    });
    await subscription.unsubscribe();
    return numbers;
  }

  describe('a live subscription', () => {
    it('gets all that comes, also what maxCount hides from reads at once', async () => {
      const stream = newStream();
      await client.appendToStream(stream, upTo(3).map(numbered));
      await client.setStreamMetadata(stream, { maxCount: 2 });
      const append = () => client.appendToStream(stream, [3, 4, 5, 6].map(numbered));
      expect(await liveNumbers(stream, 6, append)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await numbersIn(stream)).toEqual([5, 6]);
    });

    it('gets what comes below truncateBefore, which no read shows', async () => {
      const stream = newStream();
      await client.appendToStream(stream, numbered(0));
      await client.setStreamMetadata(stream, { truncateBefore: 100 });
      const append = () => client.appendToStream(stream, [1, 2].map(numbered));
      expect(await liveNumbers(stream, 2, append)).toEqual([1, 2]);
      expect(await numbersIn(stream)).toEqual([]);
    });

    it('begins after more events than one page that have become too old', async () => {
      const stream = newStream();
      await client.appendToStream(stream, upTo(300).map(numbered));
      await client.setStreamMetadata(stream, { maxAge: 1 });
      while ((await numbersIn(stream)).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      const append = () => client.appendToStream(stream, numbered(300));
      expect(await liveNumbers(stream, 1, append)).toEqual([300]);
    });

    it('of a deleted stream is told of its tombstone', async () => {
      const stream = newStream();
      await client.appendToStream(stream, numbered(0));
      await client.deleteStream(stream);
      const types: unknown[] = [];
      const subscription = client.subscribeToStream(stream, { fromRevision: START });
      const ended = new Promise((resolve) => subscription.on('error', resolve));
      subscription.on('data', ({ event }) => types.push(event?.type));
      subscription.on('caughtUp', () => void client.tombstoneStream(stream));
      expect(await ended).toMatchObject({ type: 'stream-deleted' });
      expect(types).toEqual(['$streamDeleted']);
    });
  });

  describe('a link', () => {
    const resolved = (stream: string): Promise<ResolvedEvent[]> =>
      all(client.readStream(stream, { resolveLinkTos: true }));

    it('shows what it points to, the last event at revision -1', async () => {
      const [stream, links] = [newStream(), newStream()];
      await client.appendToStream(stream, upTo(3).map(numbered));
      await client.appendToStream(links, [`1@${stream}`, `-1@${stream}`].map(linkTo));
      const found = await resolved(links);
      expect(found.map(numberOf)).toEqual([1, 2]);
      expect(found.map(({ link }) => link?.streamId)).toEqual([links, links]);
    });

    it('shows itself alone when its target is gone, deleted, hidden or unnamed', async () => {
      const [stream, deleted, links] = [newStream(), newStream(), newStream()];
      await client.appendToStream(stream, upTo(3).map(numbered));
      await client.setStreamMetadata(stream, { truncateBefore: 1 });
      await client.appendToStream(deleted, numbered(0));
      await client.tombstoneStream(deleted);
      const broken = [`0@${stream}`, `7@${stream}`, `0@${deleted}`, `0@${newStream()}`, '5', '0@', `-2@${stream}`];
      await client.appendToStream(links, broken.map(linkTo));
      const found = await resolved(links);
      expect(found.map(({ event }) => event)).toEqual(broken.map(() => undefined));
      expect(found.map(({ link }) => link?.type)).toEqual(broken.map(() => '$>'));
    });

    it('is an event like any other when it begins with no number', async () => {
      const links = newStream();
      await client.appendToStream(links, linkTo('nowhere@all'));
      const [found] = await resolved(links);
      expect([found?.event?.type, found?.link]).toEqual(['$>', undefined]);
    });
  });

  describe('a position', () => {
    it('whose prepare is lower stands before its event: a subscription gets that event', async () => {
      const stream = newStream();
      const { position } = await client.appendToStream(stream, numbered(7));
      const commit = position?.commit ?? 0n;
      const subscription = client.subscribeToAll({ fromPosition: { commit, prepare: commit - 1n } });
      const first = await new Promise<ResolvedEvent>((resolve, reject) => {
        subscription.on('error', reject);
        subscription.on('data', resolve);
      });
      expect(first.event).toMatchObject({ streamId: stream, data: { number: 7 } });
      await subscription.unsubscribe();
    });

    it('whose prepare is higher is none, and nothing is confirmed', async () => {
      const { position } = await client.appendToStream(newStream(), numbered(0));
      const commit = position?.commit ?? 0n;
      const subscription = client.subscribeToAll({ fromPosition: { commit, prepare: commit + 1n } });
      const confirmed = jest.fn();
      subscription.on('confirmation', confirmed).on('data', () => undefined);
      const ended = new Promise((resolve) => subscription.on('error', resolve));
      expect(await ended).toMatchObject({ code: status.UNKNOWN });
      expect(confirmed).not.toHaveBeenCalled();
    });
  });

  describe('metadata', () => {
    it.each([
      ['that is no JSON', binaryEvent({ type: '$metadata', data: Buffer.from('{"$maxCount":1}') })],
      ['with access that is none', jsonEvent({ type: '$metadata', data: { $maxCount: 1, $acl: 'all' } })],
      ['with a cache control below one', jsonEvent({ type: '$metadata', data: { $maxCount: 1, $cacheControl: 0 } })],
      ['with a count below one', jsonEvent({ type: '$metadata', data: { $maxCount: 0, $tb: 1 } })],
    ])('%s hides nothing', async (_what, metadata) => {
      const stream = newStream();
      await client.appendToStream(stream, upTo(3).map(numbered));
      await client.appendToStream(`$$${stream}`, metadata);
      expect(await numbersIn(stream)).toEqual([0, 1, 2]);
    });
  });
});
