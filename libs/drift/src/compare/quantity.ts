/** Longer texts and larger exponents are no quantities that anybody writes; they are compared as they stand. */
const LONGEST = 64;
const LARGEST_EXPONENT = 100;

const powersOfTen: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/** Whether both are the same amount, however it is written: `500m` is `0.5`, `1Gi` is `1024Mi`; exact, in decimals. */
export function sameQuantity(declared: unknown, observed: unknown): boolean {
  if (declared === observed) return true;
  const amount = amountOf(declared);
  return amount !== undefined && amount === amountOf(observed);
}

/** The amount as digits and a power of ten, spelled in one way only; undefined for what is no quantity. */
function amountOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > LONGEST) return undefined;
  const [, sign = '', whole = '', fraction = '', power, unit = ''] = written.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(`${whole}${fraction}`);
  const exponent = power === undefined ? (powersOfTen[unit] ?? 0) : Number(power.slice(1));
  if (Math.abs(exponent) > LARGEST_EXPONENT) return undefined;
  const times = 1024n ** BigInt(binary.indexOf(unit) + 1);
  return spelled(sign === '-', digits * times, exponent - fraction.length);
}

function spelled(isNegative: boolean, digits: bigint, exponent: number): string {
  const text = digits.toString();
  if (digits === 0n) return '0';
  const significant = text.replace(/0+$/, '');
  return `${isNegative ? '-' : ''}${significant}e${String(exponent + text.length - significant.length)}`;
}

/** The amount as a number, near enough to be held against bounds; undefined for what is no quantity. */
export function quantityAsNumber(value: unknown): number | undefined {
  const amount = amountOf(value);
  return amount === undefined ? undefined : Number(amount);
}
