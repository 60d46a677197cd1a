import { isJsonObject, member } from './json';
import type { Key, Shape } from './shape';

type List = Extract<Shape, { readonly shape: 'list' }>;

/** The elements by what they are called, or why they cannot be told apart: "has 2 elements [name=a]". */
export function elementsByKey(
  { by, called }: Pick<List, 'by' | 'called'>,
  list: readonly unknown[],
): ReadonlyMap<string, unknown> | string {
  const elements = new Map<string, unknown>();
  for (const [index, element] of list.entries()) {
    const name = called === 'by-value' ? valueOf(by, element) : nameOf(by, element);
    if (name === undefined)
      return `has an element ${String(index)} without ${by.map(({ field }) => field).join(' and ')}`;
    if (elements.has(name)) return `has ${name} twice`;
    elements.set(name, element);
  }
  return elements;
}

function valueOf([key]: readonly Key[], element: unknown): string | undefined {
  const value = key && isJsonObject(element) ? member(element, key.field) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** `[port=53,protocol=UDP]`; undefined where a key is missing or no text, number or truth. */
function nameOf(by: readonly Key[], element: unknown): string | undefined {
  if (!isJsonObject(element)) return undefined;
  const parts: string[] = [];
  for (const { field, fallback } of by) {
    const value = member(element, field) ?? fallback;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    parts.push(`${field}=${String(value).replace(/[\\,\]]/g, '\\$&')}`);
  }
  return `[${parts.join(',')}]`;
}
