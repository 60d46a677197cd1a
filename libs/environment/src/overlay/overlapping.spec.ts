import fc from 'fast-check';
import { overlapping } from './overlapping';

const setting = 'databases.orders.settings.';

describe('two sets of keys', () => {
  it.each([
    [['web.replicas'], ['web.replicas'], true],
    [['web.limits'], ['web.limits.cpu'], true],
    [['web.limits.cpu'], ['web.limits'], true],
    [['web.limits.cpu'], ['web.limits.memory'], false],
    [['web.limit'], ['web.limits'], false],
    [['flags.sale'], ['flags.sale.targeting'], false],
    [[`${setting}a`], [`${setting}a.b`], false],
    [['web.limits', 'web.limits.cpu'], ['web.replicas'], false],
    [[], ['web.replicas'], false],
  ])('%j and %j overlap: %s', (some, others, expected) => {
    expect(overlapping(some, others)).toBe(expected);
    expect(overlapping(others, some)).toBe(expected);
  });

  it('overlap when they have a key in common', () => {
    const keys = fc.array(fc.constantFrom('web.a', 'web.b', 'web.c.d', 'flags.e', `${setting}f`), { minLength: 1 });
    fc.assert(
      fc.property(keys, keys, (some, others) => {
        expect(overlapping(some, others)).toBe(some.some((key) => others.includes(key)));
      }),
    );
  });
});
