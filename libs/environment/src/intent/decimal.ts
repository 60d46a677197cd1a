/** A number as people write it: 0.07 is 7 · 10⁻², not the nearest binary fraction. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * Whether a · b is less than c (negative), the same (0) or more, with every number taken as it is written: 0.07 · 100 is
 * 7 here. The numbers are finite.
 */
export function compareProduct(a: number, b: number, c: number): -1 | 0 | 1 {
  const [one, other, right] = [decimalOf(a), decimalOf(b), decimalOf(c)];
  const exponent = one.exponent + other.exponent;
  const least = Math.min(exponent, right.exponent);
  const product = one.digits * other.digits * 10n ** BigInt(exponent - least);
  const compared = right.digits * 10n ** BigInt(right.exponent - least);
  return product < compared ? -1 : product > compared ? 1 : 0;
}

function decimalOf(value: number): Decimal {
  const [, sign = '', whole = '0', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent: Number(power) - fraction.length };
}
