import type { Classification } from './facts';

/** In the order in which a reader needs them. */
export const classifications = [
  'unexplained',
  'pending',
  'excepted',
  'declared-variance',
  'release',
] as const satisfies readonly Classification[];

/** What the comparison keeps in the address. */
export interface DifferencesSearch {
  /** Both as on the command line: `prod`, `prod~1`, `prod@…`, `prod#14`, `v84`. */
  readonly from?: string;
  readonly to?: string;
  readonly only?: Classification;
  readonly kind?: string;
  /** Only what has this in its name. */
  readonly text?: string;
  /** The difference that is chosen, by kind and key. */
  readonly chosen?: string;
}

export function differencesSearchIn(search: Readonly<Record<string, unknown>>): DifferencesSearch {
  const only = classifications.find((one) => one === search.only);
  const texts = {
    from: textIn(search.from),
    to: textIn(search.to),
    kind: textIn(search.kind),
    text: textIn(search.text),
    chosen: textIn(search.chosen),
  };
  return {
    ...(only !== undefined && { only }),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
  };
}

function textIn(value: unknown): string | undefined {
  // A release that is called 84 is a number in an address.
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 300) : undefined;
}
