import { randomUUID } from 'node:crypto';
import { IdTally } from './id-tally';

describe('ids', () => {
  it('that come once are not suspected, however many there are', () => {
    const tally = new IdTally();
    for (let count = 0; count < 20_000; count++) tally.add(randomUUID());
    expect(tally.suspects()).toBeUndefined();
  });

  it('that come twice are', () => {
    const tally = new IdTally();
    const [twice, once] = [randomUUID(), randomUUID()];
    for (const id of [twice, ...Array.from({ length: 9_000 }, () => randomUUID()), once, twice]) tally.add(id);
    const isSuspect = tally.suspects();
    expect([isSuspect?.(twice), isSuspect?.(once)]).toEqual([true, false]);
  });
});
