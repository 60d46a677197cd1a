import type { NewEvent, StoredEvent } from '@ledgerline/kernel';
import { Clock, deriveId, EventLogError } from '@ledgerline/kernel';
import type { RawEvent } from '@ledgerline/platform/eventstore';
import { ConductorCheckpointed } from '@ledgerline/platform/ledger';
import { MemoryLedger } from '../testing/memory-ledger';
import { copyLog, countAfter } from './copy-log';
import { verifyCopy } from './verify-copy';

const options = { inFlight: 4, onProgress: () => undefined };
const actor = { kind: 'person', id: 'olga' } as const;

function event(name: string, data: unknown = { name }, type = 'test.happened'): NewEvent {
  const id = deriveId(name);
  return { id, type, data, metadata: { schemaVersion: 1, actor, commandId: id, causationId: id, correlationId: id } };
}

class LongAgo extends Clock {
  now(): string {
    return '2026-01-01T00:00:00.000Z';
  }
}

async function fill(ledger: MemoryLedger): Promise<void> {
  await ledger.append('one', [event('1'), event('2')], 'no-stream');
  const { position } = await ledger.append('two', [event('3')], 'no-stream');
  await ledger.append('one', [event('4')], 1n);
  const checkpoint = ConductorCheckpointed({ position: String(position) });
  await ledger.append('checkpoint-conductor', [event('5', checkpoint.data, checkpoint.type)], 'no-stream');
  await ledger.append('two', [event('6')], 0n);
}

async function all(ledger: MemoryLedger): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const stored of ledger.readAll()) events.push(stored);
  return events;
}

describe('copying a ledger', () => {
  let source: MemoryLedger;
  let target: MemoryLedger;

  beforeEach(async () => {
    [source, target] = [new MemoryLedger(1n, true, new LongAgo()), new MemoryLedger(3n)];
    await fill(source);
  });

  it('keeps ids, types, data, metadata, revisions, instants and the order of all events', async () => {
    const { upTo } = await copyLog(source, target, options);
    const said = ({ id, stream, type, data, metadata, revision, recordedAt }: StoredEvent) => ({
      ...{ id, stream, type, data, metadata, revision, recordedAt },
    });
    const [ours, theirs] = [await all(source), await all(target)];
    expect(theirs.map(said).filter(({ type }) => type === 'test.happened')).toEqual(
      ours.map(said).filter(({ type }) => type === 'test.happened'),
    );
    expect(theirs.map(({ id }) => id)).toEqual(ours.map(({ id }) => id));
    const third = theirs.find(({ id }) => id === deriveId('3'));
    expect(theirs.find(({ id }) => id === deriveId('5'))?.data).toEqual({ position: String(third?.position) });
    expect(await verifyCopy(source, target, upTo, () => undefined)).toMatchObject({ events: 6, streams: 3 });
  });

  it.each([0, 1, 2, 3, 4, 5])('goes on where it was after it ended with %i appends done', async (done) => {
    let left = done;
    const failing = {
      readRaw: (after?: bigint) => target.readRaw(after),
      openAppends: () =>
        Promise.resolve({
          append: (...append: Parameters<MemoryLedger['append']>) =>
            (left -= 1) < 0
              ? Promise.reject(new EventLogError('unavailable', 'it went away'))
              : target.append(...append),
        }),
    };
    await expect(copyLog(source, failing, options)).rejects.toThrow('it went away');
    expect(await copyLog(source, target, options)).toMatchObject({ found: done, sent: 6 - done });
    expect(await copyLog(source, target, options)).toMatchObject({ found: 6, sent: 0 });
    expect((await all(target)).map(({ id }) => id)).toEqual((await all(source)).map(({ id }) => id));
  });

  it('copies a copy, whose events keep their first instants', async () => {
    await copyLog(source, target, options);
    const third = new MemoryLedger(11n);
    const { upTo } = await copyLog(target, third, options);
    await verifyCopy(target, third, upTo, () => undefined);
    const instants = async (ledger: MemoryLedger) => (await all(ledger)).map(({ recordedAt }) => recordedAt);
    expect(await instants(third)).toEqual(await instants(source));
  });

  it('copies what comes while it copies', async () => {
    let told = false;
    const onProgress = () => {
      if (!told) void source.append('late', [event('7')], 'no-stream');
      told = true;
    };
    expect(await copyLog(source, target, { ...options, onProgress })).toMatchObject({ sent: 7 });
  });

  it('ends, though something comes with every event that it reads, and what came since is copied the next time', async () => {
    let late = 0;
    const growing = {
      head: () => source.head(),
      async *readRaw(after?: bigint) {
        for await (const raw of source.readRaw(after)) {
          await source.append(`late-${String((late += 1))}`, [event(`late-${String(late)}`)], 'no-stream');
          yield raw;
        }
      },
    };
    const { sent, upTo } = await copyLog(growing, target, options);
    expect(sent).toBeGreaterThan(6);
    expect(sent + (await countAfter(source, upTo))).toBe(6 + late);
    await verifyCopy(source, target, upTo, () => undefined);
    expect(await copyLog(source, target, options)).toMatchObject({ found: sent, sent: 6 + late - sent });
  });

  it('says that the order is lost when an append is turned down and one behind it is taken', async () => {
    let appends = 0;
    const refusingOne = {
      readRaw: (after?: bigint) => target.readRaw(after),
      openAppends: () =>
        Promise.resolve({
          append: (...append: Parameters<MemoryLedger['append']>) =>
            (appends += 1) === 2
              ? Promise.reject(new EventLogError('unavailable', 'the disk is full'))
              : target.append(...append),
        }),
    };
    const copied = copyLog(source, refusingOne, options);
    await expect(copied).rejects.toMatchObject({ code: 'order-lost' });
    await expect(copied).rejects.toThrow(/the disk is full/);
  });

  it('finds a target that holds something else, or more', async () => {
    await target.append('one', [event('1'), event('other')], 'no-stream');
    await expect(copyLog(source, target, options)).rejects.toMatchObject({ code: 'target-differs' });
    const other = new MemoryLedger(3n);
    await copyLog(source, other, options);
    await other.append('three', [event('8')], 'no-stream');
    await expect(copyLog(source, other, options)).rejects.toThrow(/the target has more .*three@0/);
  });

  it('notices when the target takes events in another order', async () => {
    const shuffling = { readRaw: () => target.readRaw(), openAppends: () => Promise.resolve({ append }) };
    let position = 100n;
    const append = () => Promise.resolve({ revision: 0n, position: (position -= 1n) });
    await expect(copyLog(source, shuffling, options)).rejects.toMatchObject({ code: 'order-lost' });
  });

  it.each<[code: string, raw: RawEvent]>([
    ['stream-metadata', { kind: 'system', stream: '$$one', type: '$metadata', position: 1n }],
    ['tombstone', { kind: 'system', stream: 'one', type: '$streamDeleted', position: 1n }],
    ['link', { kind: 'system', stream: 'one', type: '$>', position: 1n }],
    ['not-json', raw({}, false)],
    ['not-json', raw({ metadata: ['x'] })],
    ['unsafe-number', raw({ data: { deep: [2 ** 60] } })],
    ['revision-gap', raw({ revision: 4n })],
    ['position-unknown', raw({ type: 'conductor.checkpointed', data: { position: '0' } })],
  ])('refuses by name what it cannot copy: %s', async (code, obstacle) => {
    source.system.push(obstacle);
    await expect(copyLog(source, target, options)).rejects.toMatchObject({ code });
  });

  it('leaves the streams of the server itself behind', async () => {
    source.system.push({ kind: 'system', stream: '$$$stats-1', type: '$metadata', position: 1n });
    source.system.push({ kind: 'system', stream: '$stats-1', type: '$statsCollected', position: 2n });
    expect(await copyLog(source, target, options)).toMatchObject({ sent: 6 });
  });
});

function raw(change: Partial<StoredEvent>, isJson = true): RawEvent {
  const id = deriveId('odd');
  const place = { stream: 'odd', revision: 0n, position: 1n, recordedAt: '2026-01-01T00:00:00.000Z' };
  return { kind: 'event', isJson, event: { id, type: 'odd', data: {}, metadata: {}, ...place, ...change } };
}
