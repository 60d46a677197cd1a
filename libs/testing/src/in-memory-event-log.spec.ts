import type { Delivery, ExpectedRevision, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import { InMemoryEventLog } from './in-memory-event-log';

const event = (name: string, data: unknown = { name }): NewEvent => ({
  id: deriveId(name),
  type: 'thing.happened',
  data,
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'person', id: 'olga' },
    commandId: name,
    causationId: 'request',
    correlationId: 'request',
  },
});

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};
const names = (events: readonly StoredEvent[]) => events.map(({ data }) => (data as { name: string }).name);

describe('the in-memory log', () => {
  it('keeps streams by revision and everything by position', async () => {
    const log = new InMemoryEventLog();
    await log.append('a', [event('1'), event('2')], 'no-stream');
    await log.append('b', [event('3')], 'no-stream');
    const last = await log.append('a', [event('4')], 1n);

    expect(last.revision).toBe(2n);
    expect(await log.head()).toBe(last.position);
    expect(names(await all(log.readStream('a', { from: 1n })))).toEqual(['2', '4']);
    expect(names(await all(log.readAll()))).toEqual(['1', '2', '3', '4']);
    const [, second] = await all(log.readAll());
    expect(names(await all(log.readAll({ after: second?.position ?? 0n, limit: 1 })))).toEqual(['3']);
    expect(names(await all(log.readAll({ filter: { streamPrefixes: ['b'] } })))).toEqual(['3']);
    expect(await all(log.readStream('nobody'))).toEqual([]);
  });

  it.each<[ExpectedRevision, string]>([
    ['no-stream', 'exists already'],
    [0n, 'has moved on'],
    [7n, 'is not there yet'],
  ])('turns down an append at %s when the stream %s', async (expected) => {
    const log = new InMemoryEventLog();
    await log.append('a', [event('1'), event('2')], 'no-stream');
    await expect(log.append('a', [event('3')], expected)).rejects.toMatchObject({ code: 'wrong-expected-revision' });
    expect(await all(log.readAll())).toHaveLength(2);
  });

  it('answers a repeated append with its first outcome and writes nothing', async () => {
    const log = new InMemoryEventLog();
    const first = await log.append('a', [event('1'), event('2')], 'no-stream');
    await log.append('a', [event('3')], 1n);
    expect(await log.append('a', [event('1'), event('2')], 'no-stream')).toEqual(first);
    expect(await all(log.readAll())).toHaveLength(3);
  });

  it('turns down a batch that goes past what was written', async () => {
    const log = new InMemoryEventLog();
    await log.append('a', [event('1')], 'no-stream');
    await expect(log.append('a', [event('1'), event('2')], 'no-stream')).rejects.toMatchObject({
      code: 'wrong-expected-revision',
    });
  });

  it.each([
    ['no name', '', [event('1')], 'invalid-argument'],
    ['a system stream', '$settings', [event('1')], 'invalid-argument'],
    ['no events', 'a', [], 'invalid-argument'],
    ['an id that is no UUID', 'a', [{ ...event('1'), id: 'one' }], 'invalid-argument'],
    ['more than a mebibyte', 'a', [event('1', { name: 'x'.repeat(1_048_576) })], 'too-large'],
  ] as const)('refuses %s', async (_, stream, events, code) => {
    await expect(new InMemoryEventLog().append(stream, events, 'no-stream')).rejects.toMatchObject({ code });
  });

  it('keeps data as JSON', async () => {
    const log = new InMemoryEventLog();
    await log.append('a', [event('1', { name: 'n', nothing: undefined })], 'no-stream');
    expect((await all(log.readStream('a')))[0]?.data).toStrictEqual({ name: 'n' });
  });

  it('delivers what was there, says that it caught up, and goes on with what comes', async () => {
    const log = new InMemoryEventLog();
    await log.append('a', [event('1')], 'no-stream');
    await log.append('b', [event('2')], 'no-stream');
    const stop = new AbortController();
    const seen: string[] = [];
    const told = (delivery: Delivery) => (delivery.kind === 'event' ? names([delivery.event]).join() : delivery.kind);

    for await (const delivery of log.subscribe({ filter: { streamPrefixes: ['a'] }, signal: stop.signal })) {
      seen.push(told(delivery));
      if (seen.length === 3) void log.append('a', [event('3')], 0n);
      if (seen.length === 5) stop.abort();
    }
    expect(seen).toEqual(['1', 'passed', 'caught-up', '3', 'caught-up']);
  });
});
