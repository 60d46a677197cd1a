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

/** Whether one of two keys lies inside the other, so that both cannot hold. */
export function keysOverlap(one: OverlayAddress, other: OverlayAddress): boolean {
  if (one.in === 'flag' || other.in === 'flag') return false;
  const [short, long] = one.path.length < other.path.length ? [one.path, other.path] : [other.path, one.path];
  return short.every((segment, index) => segment === long[index]);
}
