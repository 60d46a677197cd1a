import { sameJson } from './json';
import { sameQuantity } from './quantity';
import type { Shape } from './shape';

/** An amount with a unit: `500m`, `1Gi`, 2. */
export const quantity: Shape = { shape: 'value', same: sameQuantity };

/** A whole number, or a text; `80` and 80 are the same. */
export const intOrString: Shape = {
  shape: 'value',
  same: (declared, observed) => sameJson(declared, observed) || sameInteger(declared, observed),
};

/** A span of time as Go writes it: `90s` is `1m30s`. */
export const duration: Shape = {
  shape: 'value',
  same: (declared, observed) => sameJson(declared, observed) || sameNumber(nanosecondsOf, declared, observed),
};

/** An instant as RFC 3339 writes it, in whatever zone. */
export const instant: Shape = {
  shape: 'value',
  same: (declared, observed) => sameJson(declared, observed) || sameNumber(millisecondsOf, declared, observed),
};

/** Bytes in Base64, with or without line breaks. */
export const base64: Shape = {
  shape: 'value',
  same: (declared, observed) => sameJson(declared, observed) || sameNumber(withoutBreaks, declared, observed),
};

function sameInteger(declared: unknown, observed: unknown): boolean {
  const [number, text] = typeof declared === 'number' ? [declared, observed] : [observed, declared];
  return Number.isInteger(number) && typeof text === 'string' && String(number) === text;
}

function sameNumber(
  read: (text: string) => number | string | undefined,
  declared: unknown,
  observed: unknown,
): boolean {
  if (typeof declared !== 'string' || typeof observed !== 'string') return false;
  const one = read(declared);
  return one !== undefined && one === read(observed);
}

const nanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

function nanosecondsOf(text: string): number | undefined {
  const parts = [...text.slice(0, 100).matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  return parts.reduce((sum, [, count, unit]) => sum + Math.round(Number(count) * (nanoseconds[unit ?? ''] ?? 0)), 0);
}

function millisecondsOf(text: string): number | undefined {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

const withoutBreaks = (text: string) => text.replace(/\s/g, '');
