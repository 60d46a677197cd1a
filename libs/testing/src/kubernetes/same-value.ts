import { canonical, isObject } from './json';

const factors: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};
const amounts: ReadonlySet<string> = new Set(['cpu', 'memory', 'storage', 'ephemeral-storage']);

/** Whether the live value is what the API server makes of the applied one: spelled as it does, with its defaults. */
export function isMadeOf(live: unknown, applied: unknown, name = ''): boolean {
  if (canonical(live) === canonical(applied)) return true;
  if (amounts.has(name)) return amount(live) === amount(applied);
  if (isObject(live) && isObject(applied)) {
    return Object.entries(applied).every(([key, inner]) => isMadeOf(live[key], inner, key));
  }
  if (!Array.isArray(live) || !Array.isArray(applied) || live.length !== applied.length) return false;
  return live.every((element, index) => isMadeOf(element, applied[index]));
}

/** Empty values are dropped where they say nothing. */
export function isEmpty(value: unknown): boolean {
  if (isObject(value)) return Object.keys(value).length === 0;
  return Array.isArray(value) ? value.length === 0 : value === '';
}

function amount(value: unknown): number {
  const [, digits = 'x', suffix = ''] = /^([-+]?[\d.]+)([a-zA-Z]*)$/.exec(String(value)) ?? [];
  return Number(digits) * (factors[suffix] ?? Number.NaN);
}
