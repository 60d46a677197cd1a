/** What an overlay key stands for. */
export type OverlayAddress =
  | { readonly in: 'component'; readonly component: string; readonly path: readonly string[] }
  | { readonly in: 'database'; readonly database: string; readonly path: readonly string[] }
  | { readonly in: 'flag'; readonly flag: string; readonly part: 'value' | 'targeting' };

const unsafe: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const targeting = '.targeting';

/**
 * Reads `<component>.<path…>`, `databases.<database>.settings|extensions.<name>` (the name may have dots),
 * `flags.<flag>` and `flags.<flag>.targeting`. Undefined for anything else, and for keys of more than 300 characters.
 */
export function readOverlayKey(key: string): OverlayAddress | undefined {
  const segments = key.split('.');
  if (key.length > 300 || segments.some((segment) => !/^[^\s*]+$/.test(segment) || unsafe.has(segment))) {
    return undefined;
  }
  const [first = '', second, ...rest] = segments;
  if (second === undefined) return undefined;
  if (first === 'flags') return readFlag(key.slice('flags.'.length));
  if (first !== 'databases') return { in: 'component', component: first, path: [first, second, ...rest] };

  const [group, ...name] = rest;
  if ((group !== 'settings' && group !== 'extensions') || name.length === 0) return undefined;
  return { in: 'database', database: second, path: ['databases', second, group, name.join('.')] };
}

function readFlag(name: string): OverlayAddress {
  return name.endsWith(targeting)
    ? { in: 'flag', flag: name.slice(0, -targeting.length), part: 'targeting' }
    : { in: 'flag', flag: name, part: 'value' };
}

/** Two keys of which one lies inside the other, so that both cannot hold; the inner one is `key`. */
export function overlapOf(keys: readonly string[]): { readonly key: string; readonly other: string } | undefined {
  const taken = new Map<string, string>();
  for (const key of keys) taken.set(placeOf(key).join('\n'), key);
  for (const key of keys) {
    const place = placeOf(key);
    for (let length = 1; length < place.length; length += 1) {
      const other = taken.get(place.slice(0, length).join('\n'));
      if (other !== undefined) return { key, other };
    }
  }
  return undefined;
}

/** The path of a setting; a flag's value and its targeting are two places. */
export function placeOf(key: string): readonly string[] {
  const address = readOverlayKey(key);
  return address === undefined || address.in === 'flag' ? [key] : address.path;
}
