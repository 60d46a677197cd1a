import { ToldChanges } from './told-changes';

const change = (position: bigint, project = 'checkout') => ({
  project,
  position,
  table: 'builds',
  key: String(position),
});

describe('changes that were told', () => {
  it('are told again to who comes back after a position, of its project only', () => {
    const told = new ToldChanges();
    told.begin(10n);
    told.add([change(11n), change(13n), change(12n, 'billing')]);
    told.add([change(12n), change(14n)]);
    expect(told.after('checkout', 11n)?.map(({ position }) => position)).toEqual([13n, 12n, 14n]);
    expect(told.after('checkout', 14n)).toEqual([]);
  });

  it('are not known from before the beginning', () => {
    const told = new ToldChanges();
    expect(told.after('checkout', 5n)).toBeUndefined();
    told.begin(10n);
    expect([told.after('checkout', 9n), told.after('checkout', 10n)]).toEqual([undefined, []]);
  });

  it('are kept up to a number, and what was let go is known to be missing', () => {
    const told = new ToldChanges(2);
    told.begin(undefined);
    told.add([change(1n), change(2n), change(3n)]);
    expect(told.after('checkout', 0n)).toBeUndefined();
    expect(told.after('checkout', 1n)).toHaveLength(2);
  });

  it('are not known where some were never told one by one', () => {
    const told = new ToldChanges();
    told.begin(10n);
    told.loseUpTo(20n);
    expect([told.after('checkout', 19n), told.after('checkout', 20n)]).toEqual([undefined, []]);
  });
});
