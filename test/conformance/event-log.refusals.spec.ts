import type { NewEvent } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import type { EventStoreLog } from '@ledgerline/platform/eventstore';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { all, newEvent } from './support/events';

const invalid = { code: 'invalid-argument' };
/** Nobody listens there: what is refused here was never sent. */
let log: EventStoreLog;

beforeAll(async () => {
  const port = await portOfNobody();
  log = openEventLog({ url: urlOf(port), patience: { request: 200, total: 1_000 } });
});

afterAll(() => log.close());

describe('what the event log refuses by itself', () => {
  it.each(['', '$$', '$all', '$system', '$$meta', 'a\u0000b', 'a\nb', 'half \ud800', 'n'.repeat(2_001)])(
    'the stream name %j',
    async (stream) => {
      await expect(log.append(stream, [newEvent()], 'no-stream')).rejects.toMatchObject(invalid);
      await expect(all(log.readStream(stream))).rejects.toMatchObject(invalid);
    },
  );

  it.each([-1n, 2n ** 63n])('the expected revision %s', async (revision) => {
    await expect(log.append('stream', [newEvent()], revision)).rejects.toMatchObject(invalid);
    await expect(all(log.readStream('stream', { from: revision }))).rejects.toMatchObject(invalid);
  });

  it.each([-1, 0.5, Number.NaN, Infinity])('the limit %s', async (limit) => {
    await expect(all(log.readStream('stream', { limit }))).rejects.toMatchObject(invalid);
    await expect(all(log.readAll({ limit }))).rejects.toMatchObject(invalid);
  });

  const circular: { self?: unknown } = {};
  circular.self = circular;

  it.each<readonly [string, readonly NewEvent[]]>([
    ['no events', []],
    ['an id that is no UUID', [newEvent(0, 'not-a-uuid')]],
    ['a type of the server', [{ ...newEvent(), type: '$metadata' }]],
    ['no type', [{ ...newEvent(), type: '' }]],
    ['data that is no JSON', [{ ...newEvent(), data: undefined }]],
    ['data without end', [{ ...newEvent(), data: circular }]],
  ])('%s', async (_what, events) => {
    await expect(log.append('stream', events, 'no-stream')).rejects.toMatchObject(invalid);
  });

  it('more data than fits', async () => {
    const large = { ...newEvent(), data: 'x'.repeat(1_048_576) };
    await expect(log.append('stream', [large], 'no-stream')).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each(['', 'http://127.0.0.1:2113', 'esdb://', 'esdb://127.0.0.1:2113'])('the connection string %j', (url) => {
    expect(() => openEventLog({ url })).toThrow(EventLogError);
  });
});

describe('when nobody listens', () => {
  it('says that nothing was written, however little time there is to find out', async () => {
    for (const total of [1, 20, 300]) {
      const hasty = openEventLog({ url: urlOf(await portOfNobody()), patience: { request: total, total } });
      const append = hasty.append('stream', [newEvent()], 'no-stream');
      await expect(append).rejects.toMatchObject({ code: 'unavailable' });
      await hasty.close();
    }
  });

  it('says that nothing was written or read', async () => {
    const unavailable = { code: 'unavailable' };
    await expect(log.append('stream', [newEvent()], 'no-stream')).rejects.toMatchObject(unavailable);
    await expect(all(log.readStream('stream'))).rejects.toMatchObject(unavailable);
    await expect(log.head()).rejects.toMatchObject(unavailable);
  });
});

const urlOf = (port: number): string => `esdb://127.0.0.1:${String(port)}?tls=false`;

/** A port that was free a moment ago. */
async function portOfNobody(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
