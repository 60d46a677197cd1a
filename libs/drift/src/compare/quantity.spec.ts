import fc from 'fast-check';
import { quantityAsNumber, sameQuantity } from './quantity';

describe('an amount with a unit', () => {
  it.each([
    ['500m', '0.5'],
    ['500m', 0.5],
    ['1000m', 1],
    ['1Gi', '1024Mi'],
    ['1.5Gi', '1536Mi'],
    ['0.1', '100m'],
    ['2000M', '2G'],
    ['2', 2],
    ['1e3', '1k'],
    ['1E3', '1000'],
    ['1E', '1000P'],
    ['0', '0Gi'],
    ['-1', '-1000m'],
    ['.5', '500m'],
    ['5.', '5'],
    ['1n', '0.001u'],
    ['12345678901234567890', '12345678901234567.89k'],
  ])('%s is %s', (one, other) => {
    expect(sameQuantity(one, other)).toBe(true);
    expect(sameQuantity(other, one)).toBe(true);
  });

  it.each([
    ['1Gi', '1G'],
    ['500m', '501m'],
    ['1', '1000'],
    ['12345678901234567890', '12345678901234567891'],
    ['1', 'one'],
    ['', '0'],
    ['1 Gi', '1Gi'],
    ['1e999999999', '1e999999998'],
    [null, 0],
    [{}, {}],
  ])('%s is not %s', (one, other) => {
    expect(sameQuantity(one, other)).toBe(false);
  });

  it('is the same in a smaller unit, exactly, and another one when any digit differs', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.constantFrom('', 'k', 'M', 'G'), (amount, unit) => {
        const smaller = { '': 'm', k: '', M: 'k', G: 'M' }[unit];
        expect(sameQuantity(`${String(amount)}${unit}`, `${String(amount)}000${smaller}`)).toBe(true);
        expect(sameQuantity(`${String(amount)}${unit}`, `${String(amount)}001${smaller}`)).toBe(false);
      }),
    );
  });

  it('is held against bounds as a number', () => {
    expect(quantityAsNumber('1.5Gi')).toBe(1.5 * 2 ** 30);
    expect(quantityAsNumber(4)).toBe(4);
    expect(quantityAsNumber('many')).toBeUndefined();
  });
});
