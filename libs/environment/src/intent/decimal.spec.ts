import fc from 'fast-check';
import { compareProduct } from './decimal';

describe('a product', () => {
  it.each([
    [0.07, 100, 7, 0],
    [0.1, 3, 0.3, 0],
    [1.1, 1.1, 1.21, 0],
    [10, 4, 41, -1],
    [10, 4, 39, 1],
    [2, -3, -6, 0],
    [1e21, 10, 1e22, 0],
    [5e-324, 2, 1e-323, 0],
    [0, 1e308, 0, 0],
  ])('%d · %d against %d: %d', (a, b, c, expected) => {
    expect(compareProduct(a, b, c)).toBe(expected);
  });

  it('of whole numbers is exact', () => {
    const whole = fc.integer({ min: -(2 ** 26), max: 2 ** 26 });
    fc.assert(
      fc.property(whole, whole, fc.maxSafeInteger(), (a, b, c) => {
        expect(compareProduct(a, b, c)).toBe(Math.sign(a * b - c) + 0);
        expect(compareProduct(a, b, a * b + 0)).toBe(0);
      }),
    );
  });
});
