import { canonicalJson } from '@ledgerline/kernel';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal as JSON, whatever the order of keys; undefined equals nothing but itself. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

/** The member of that name, if the object itself has it. */
export function member(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object with this value at the path; undefined where the path leads through something that is no object. */
export function withValueAt(object: JsonObject, path: readonly string[], value: unknown): JsonObject | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = member(object, name) ?? {};
  const changed = isObject(inner) ? withValueAt(inner, rest, value) : undefined;
  return changed && { ...object, [name]: changed };
}

export function valueAt(object: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => member(inner, name), object);
}

/** A JSON pointer (RFC 6901) to this path. */
export function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** In the order of code units, the same on every machine. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
