import { inWords } from './moved-in-words';

const moved = (...parts: Parameters<typeof inWords>[0]['parts']) => inWords({ since: 'v1', parts, more: 0 });

describe('what moved, in words', () => {
  it('names components by themselves and everything else by what it is', () => {
    expect(
      moved({ kind: 'artifacts', name: 'web' }, { kind: 'flags', name: 'sale' }, { kind: 'modules', name: 'network' })
        .says,
    ).toBe('web, flag sale, module network');
  });

  it('tells destructive migrations apart from the others', () => {
    expect(
      moved(
        { kind: 'migrations', name: 'orders', count: 3, destructive: 1 },
        { kind: 'migrations', name: 'audit', count: 1, destructive: 0 },
      ),
    ).toEqual({ says: '3 migrations', destructive: '1 destructive migration' });
    expect(moved({ kind: 'migrations', name: 'orders', count: 1, destructive: 1 }).says).toBe('');
  });

  it('counts what is too much to name', () => {
    expect(moved(...['a', 'b', 'c', 'd'].map((name) => ({ kind: 'flags' as const, name }))).says).toBe('4 flags');
    expect(inWords({ since: 'v1', parts: [{ kind: 'artifacts', name: 'web' }], more: 7 }).says).toBe('web, 7 more');
  });

  it('says so when nothing moved', () => {
    expect(moved()).toEqual({ says: 'nothing', destructive: undefined });
  });
});
