import { InMemoryEventLog } from '@ledgerline/testing';
import { randomUUID } from 'node:crypto';
import { HeadWatch } from './head-watch';

const actor = { kind: 'person', id: 'ana' } as const;
const metadata = { schemaVersion: 1, actor, commandId: 'c', causationId: 'c', correlationId: 'c' };

describe('how long the ledger has had something', () => {
  it('is nothing for who has all of it, and counts from when it was first seen', async () => {
    const log = new InMemoryEventLog();
    const clock = { now: 1_000 };
    const watch = new HeadWatch(log, () => clock.now);
    const append = async () =>
      (await log.append(randomUUID(), [{ id: randomUUID(), type: 't', data: {}, metadata }], 'no-stream')).position;
    await watch.look();
    expect(watch.lagOf(undefined)).toBeUndefined();

    const first = await append();
    await watch.look();
    clock.now = 1_700;
    const second = await append();
    await watch.look();
    clock.now = 2_000;
    expect(watch.lagOf(undefined)).toBe(1_000);
    expect(watch.lagOf(first)).toBe(300);
    expect(watch.lagOf(second)).toBe(0);
  });

  it('is what was known last while the ledger is away', async () => {
    const log = new InMemoryEventLog();
    const clock = { now: 0 };
    const watch = new HeadWatch(log, () => clock.now);
    await log.append('s', [{ id: randomUUID(), type: 't', data: {}, metadata }], 'no-stream');
    await watch.look();
    log.head = () => Promise.reject(new Error('away'));
    clock.now = 50;
    await watch.look();
    expect(watch.lagOf(undefined)).toBe(50);
  });
});
