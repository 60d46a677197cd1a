import { isJsonObject, member } from './json';
import type { Key, Shape } from './shape';

type List = Extract<Shape, { readonly shape: 'list' }>;
type Keys = Pick<List, 'by' | 'called'>;

/** The elements by what they are called, or why they cannot be told apart: "has 2 elements [name=a]". */
export function elementsByKey(keys: Keys, list: readonly unknown[]): ReadonlyMap<string, unknown> | string {
  const elements = new Map<string, unknown>();
  for (const [index, element] of list.entries()) {
    const name = nameIn(keys, element);
    if (name === undefined) {
      return `has an element ${String(index)} without ${keys.by.map(({ field }) => field).join(' and ')}`;
    }
    if (elements.has(name)) return `has ${name} twice`;
    elements.set(name, element);
  }
  return elements;
}

/** What a path calls an element that can be told apart. */
export function calledIn(keys: Keys, element: unknown): string {
  return nameIn(keys, element) ?? '';
}

/** Whether both lists have the same elements at the same places, each of them once: mostly so, and quickly seen. */
export function areAligned(keys: Keys, declared: readonly unknown[], observed: readonly unknown[]): boolean {
  if (declared.length !== observed.length) return false;
  for (let index = 0; index < declared.length; index += 1) {
    if (!areCalledAlike(keys, declared[index], observed[index])) return false;
  }
  return areDistinct(keys, declared);
}

function areCalledAlike({ by, called }: Keys, declared: unknown, observed: unknown): boolean {
  if (!isJsonObject(declared) || !isJsonObject(observed)) return false;
  for (const key of by) {
    const value = keyOf(key, declared);
    if (value !== keyOf(key, observed) || (called === 'by-value' ? typeof value !== 'string' : !isScalar(value))) {
      return false;
    }
  }
  return true;
}

const FEW = 4;

/** Of elements that all have their keys. */
function areDistinct(keys: Keys, list: readonly unknown[]): boolean {
  const [only, ...others] = keys.by;
  if (only === undefined || list.length < 2) return true;
  const values = (list as readonly Readonly<Record<string, unknown>>[]).map((element) =>
    others.length === 0 ? keyOf(only, element) : calledIn(keys, element),
  );
  if (values.length > FEW) return new Set(values).size === values.length;
  return values.every((value, index) => values.indexOf(value) === index);
}

function nameIn({ by, called }: Keys, element: unknown): string | undefined {
  return called === 'by-value' ? valueOf(by, element) : nameOf(by, element);
}

function valueOf([key]: readonly Key[], element: unknown): string | undefined {
  const value = key && isJsonObject(element) ? member(element, key.field) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** `[port=53,protocol=UDP]`; undefined where a key is missing or no text, number or truth. */
function nameOf(by: readonly Key[], element: unknown): string | undefined {
  if (!isJsonObject(element)) return undefined;
  const parts: string[] = [];
  for (const key of by) {
    const value = keyOf(key, element);
    if (!isScalar(value)) return undefined;
    parts.push(`${key.field}=${String(value).replace(/[\\,\]]/g, '\\$&')}`);
  }
  return `[${parts.join(',')}]`;
}

const keyOf = ({ field, fallback }: Key, element: Readonly<Record<string, unknown>>) =>
  member(element, field) ?? fallback;

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
