import { EventStoreDBClient, FORWARDS, jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { once } from 'node:events';
import { connect } from 'node:net';
import { newStream } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode, SECRET } from './support/ledger-under-test';

const STREAMS = '/event_store.client.streams.Streams';
const same = (bytes: Buffer): Buffer => bytes;
const admitted = Metadata.fromHttp2Headers({ 'connection-name': SECRET });

describe('hostile requests', () => {
  let node: OwnNode;
  let client: EventStoreDBClient;
  let raw: Client;

  beforeAll(async () => {
    node = await ownNode();
    client = EventStoreDBClient.connectionString(node.url);
    raw = new Client(`127.0.0.1:${String(node.port)}`, credentials.createInsecure());
  });

  afterEach(async () => {
    const { success } = await client.appendToStream(newStream(), event());
    expect(success).toBe(true);
  });

  afterAll(async () => {
    raw.close();
    await client.dispose();
    await node.remove();
  });

  const event = () => jsonEvent({ type: 'test', data: {} });

  /** The status that a method ends with when it is sent these bytes. */
  function statusOf(method: string, bytes: Buffer, metadata = admitted): Promise<number> {
    return new Promise((resolve) => {
      const path = method.startsWith('/') ? method : `${STREAMS}/${method}`;
      const call = raw.makeBidiStreamRequest(path, same, same, metadata);
      call.on('data', () => undefined);
      call.on('error', () => undefined);
      call.on('status', ({ code }) => {
        resolve(code);
      });
      call.write(bytes);
      call.end();
    });
  }

  const garbage = [
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('GET / HTTP/1.1')],
    ['a length beyond the end', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['an endless number', Buffer.alloc(64, 0xff)],
    ['field number 0', Buffer.from([0x02, 0x00])],
    ['an unknown wire type', Buffer.from([0x0f])],
    ['options that are a number', Buffer.from([0x08, 0x01])],
  ] as const;

  const methods = ['Read', 'Append', 'BatchAppend', 'Delete', 'Tombstone'];

  it.each(methods.flatMap((method) => garbage.map(([what, bytes]) => [method, what, bytes] as const)))(
    '%s is refused when it is sent %s',
    async (method, _what, bytes) => {
      expect(await statusOf(method, bytes)).toBe(status.INVALID_ARGUMENT);
    },
  );

  it.each(['', '$$', 'n'.repeat(70_000)])('an append to the stream %.20j is refused, both ways', async (stream) => {
    await expect(client.appendToStream(stream, event())).rejects.toThrow('INVALID_ARGUMENT');
    const single = { credentials: { username: 'a', password: 'b' } };
    await expect(client.appendToStream(stream, event(), single)).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
    });
    await expect(client.deleteStream(stream)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    await expect(client.tombstoneStream(stream)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('a refused append leaves its neighbours on the same connection alone', async () => {
    const appends = ['', newStream(), '$$', newStream()].map((stream) => client.appendToStream(stream, event()));
    const outcomes = (await Promise.allSettled(appends)).map((outcome) => outcome.status);
    expect(outcomes).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('an event without a type, or with an id that is no UUID, is refused', async () => {
    const nameless = jsonEvent({ type: '', data: {} });
    await expect(client.appendToStream(newStream(), nameless)).rejects.toThrow('INVALID_ARGUMENT');
    const unidentified = { ...event(), id: 'not-a-uuid' };
    await expect(client.appendToStream(newStream(), unidentified)).rejects.toThrow('BadRequest');
  });

  it('a read of nothing, of a nameless stream, and of absurdly much', async () => {
    const all = client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: 0 });
    await expect(drain(all)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    await expect(drain(client.readStream(''))).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    const stream = newStream();
    await client.appendToStream(stream, event());
    const events = client.readStream(stream, { direction: FORWARDS, fromRevision: START, maxCount: 2 ** 53 - 1 });
    expect(await drain(events)).toBe(1);
    const past = client.readStream(stream, { direction: FORWARDS, fromRevision: 2n ** 64n - 2n });
    expect(await drain(past)).toBe(0);
  });

  it('metadata without measure is refused', async () => {
    const metadata = { pad: 'm'.repeat(18 * 1_048_576) };
    const heavy = jsonEvent({ type: 'test', data: {}, metadata });
    await expect(client.appendToStream(newStream(), heavy)).rejects.toThrow();
  });

  it('a regular expression that would search for ever is cut short', async () => {
    const stream = `${newStream()}${'a'.repeat(40)}`;
    await client.appendToStream(stream, event());
    const filter = streamNameFilter({ regex: '(a+)+$b' });
    const failed = new Promise((resolve) => {
      const subscription = client.subscribeToAll({ fromPosition: START, filter });
      subscription.on('error', resolve);
      subscription.on('data', () => undefined);
      subscription.on('caughtUp', () => {
        resolve('caught up');
      });
    });
    expect(await failed).toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it.each([`${STREAMS}/Rewrite`, '/event_store.client.users.Users/Create', '/', '/nothing'])(
    'the method %s, which is none',
    async (method) => {
      expect(await statusOf(method, Buffer.alloc(0))).toBe(status.UNIMPLEMENTED);
    },
  );

  it('a message beyond every measure is refused', async () => {
    expect(await statusOf('Append', Buffer.alloc(18 * 1_048_576))).toBe(status.RESOURCE_EXHAUSTED);
  });

  it('headers beyond every measure are refused', async () => {
    const giant = admitted.clone();
    for (let index = 0; index < 40; index++) giant.set(`x-pad-${String(index)}`, 'p'.repeat(8_000));
    expect(await statusOf('Read', Buffer.alloc(0), giant)).not.toBe(status.OK);
  });

  it('an append of more events than can be counted, none of them finished, is refused', async () => {
    const call = raw.makeBidiStreamRequest(`${STREAMS}/BatchAppend`, same, same, admitted);
    const ended = new Promise<number>((resolve) => {
      call.on('data', () => undefined).on('error', () => undefined);
      call.on('status', ({ code }) => {
        resolve(code);
      });
    });
    for (let index = 0; index < 1_000; index++) call.write(unfinishedAppend(index));
    expect(await ended).toBe(status.INVALID_ARGUMENT);
  });

  it('300 connections that say nothing, or begin and do not go on, are no obstacle', async () => {
    const begun = ['', 'P', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\n'];
    const sockets = Array.from({ length: 300 }, (_, index) => {
      const socket = connect(node.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(begun[index % begun.length] ?? '');
      return socket;
    });
    await Promise.all(sockets.filter(({ connecting }) => connecting).map((socket) => once(socket, 'connect')));
    const other = EventStoreDBClient.connectionString(node.url);
    await other.appendToStream(newStream(), event());
    await other.dispose();
    for (const socket of sockets) socket.destroy();
  });

  it('a regular expression that is none is refused', async () => {
    const subscription = client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ regex: '(' }) });
    const failed = new Promise((resolve) => subscription.on('error', resolve));
    expect(await failed).toMatchObject({ code: status.INVALID_ARGUMENT });
  });
});

/** A batch append under an id of its own, with a stream and without an end. */
function unfinishedAppend(number: number): Buffer {
  const id = Buffer.from(`id-${String(number)}`);
  const correlation = Buffer.concat([Buffer.from([0x0a, id.length + 2, 0x12, id.length]), id]);
  const stream = Buffer.from([0x12, 0x05, 0x0a, 0x03, 0x1a, 0x01, 0x73]);
  return Buffer.concat([correlation, stream]);
}

async function drain(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const item of items) if (item !== undefined) count += 1;
  return count;
}
