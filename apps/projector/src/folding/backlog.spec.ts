import type { Delivery } from '@ledgerline/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { Backlog } from './backlog';

const passed = (position: number): Delivery => ({ kind: 'passed', position: BigInt(position) });

async function* deliver(count: number, taken: { last: number }): AsyncIterable<Delivery> {
  for (let n = 1; n <= count; n += 1) {
    taken.last = n;
    yield passed(n);
    await Promise.resolve();
  }
}

const limits = { batch: 3, waiting: 5, waitingBytes: 1_000 };

describe('what waits between the log and the database', () => {
  it('comes in order, all of it, in batches of what there is', async () => {
    const backlog = new Backlog(limits);
    const filling = backlog.fill(deliver(20, { last: 0 }));
    const taken: Delivery[] = [];
    for (let batch = await backlog.take(); batch !== undefined; batch = await backlog.take()) {
      expect(batch.length).toBeLessThanOrEqual(3);
      taken.push(...batch);
    }
    await filling;
    expect(taken).toEqual(Array.from({ length: 20 }, (_, index) => passed(index + 1)));
  });

  it('holds the source back when nobody takes', async () => {
    const source = { last: 0 };
    const backlog = new Backlog(limits);
    const filling = backlog.fill(deliver(20, source));
    await pause(20);
    expect(source.last).toBe(5);
    backlog.close();
    await filling;
  });

  it('passes a failure of the source on', async () => {
    const backlog = new Backlog(limits);
    const failing: AsyncIterable<Delivery> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the log is gone')) }),
    };
    await backlog.fill(failing);
    await expect(backlog.take()).rejects.toThrow('the log is gone');
  });
});
