import { RowCache } from './row-cache';

const never = (key: string) => {
  throw new Error(`${key} cannot be written`);
};

describe('rows in memory', () => {
  it('hands out each change once, with the last of its rows', () => {
    const cache = new RowCache(10_000);
    cache.load('a', '{"n":1}');
    cache.change('a', { n: 2 });
    cache.change('a', { n: 3 });
    cache.change('b', undefined);
    expect(cache.takeChanges(never)).toEqual({ upserts: new Map([['a', '{"n":3}']]), deletes: ['b'] });
    expect(cache.takeChanges(never)).toEqual({ upserts: new Map(), deletes: [] });
    expect(cache.row('a')).toEqual({ n: 3 });
  });

  it('knows that there is no row', () => {
    const cache = new RowCache(10_000);
    cache.load('a', undefined);
    expect(cache.has('a')).toBe(true);
    expect(cache.row('a')).toBeUndefined();
  });

  it('tells the rows that have no JSON form, and hands out the others', () => {
    const cache = new RowCache(10_000);
    cache.change('a', { n: 1n });
    cache.change('b', { n: 2 });
    const unwritable: string[] = [];
    const changes = cache.takeChanges((key, error) => unwritable.push(`${key}: ${String(error)}`));
    expect([...changes.upserts.keys()]).toEqual(['b']);
    expect(unwritable).toEqual([expect.stringContaining('a: TypeError')]);
  });

  it('lets go of what was not used for longest, never of what is not written yet', () => {
    const cache = new RowCache(500);
    for (let n = 0; n < 100; n += 1) cache.change(`k${String(n)}`, { n });
    expect(cache.takeChanges(never).upserts.size).toBe(100);
    expect(cache.has('k0')).toBe(false);
    expect(cache.has('k99')).toBe(true);
  });
});
