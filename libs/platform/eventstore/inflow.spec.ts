import { PassThrough } from 'node:stream';
import { Inflow } from './inflow';

describe('an inflow', () => {
  it('counts what was taken and what waits, and reads no more than it is asked for', async () => {
    const stream = new PassThrough({ objectMode: true, highWaterMark: 4 });
    const inflow = new Inflow<number>(stream);
    for (const number of [1, 2, 3]) stream.write(number);
    await inflow.changed();
    expect([inflow.take(), inflow.taken, inflow.buffered]).toEqual([1, 1, 2]);
    expect([inflow.take(), inflow.take(), inflow.take()]).toEqual([2, 3, undefined]);
    expect([inflow.taken, inflow.isOver]).toEqual([3, false]);
  });

  it('ends in order', async () => {
    const stream = new PassThrough({ objectMode: true });
    const inflow = new Inflow<number>(stream);
    stream.end(1);
    while (!inflow.isOver) {
      inflow.take();
      await inflow.changed(50);
    }
    expect([inflow.taken, inflow.failure]).toEqual([1, undefined]);
  });

  it('says why it failed', async () => {
    const stream = new PassThrough({ objectMode: true });
    const inflow = new Inflow<number>(stream);
    const failure = new Error('dropped');
    stream.destroy(failure);
    while (!inflow.isOver) await inflow.changed(50);
    expect(inflow.failure).toBe(failure);
  });

  it('does not wait longer than it is told', async () => {
    const inflow = new Inflow<number>(new PassThrough({ objectMode: true }));
    await inflow.changed(5);
    expect(inflow.take()).toBeUndefined();
  });
});
