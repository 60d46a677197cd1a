import { sameJson } from '@ledgerline/kernel';

/** One place in which two JSON documents are not the same; undefined for nothing. */
export interface JsonDifference {
  /** RFC 6901. */
  readonly pointer: string;
  readonly recorded: unknown;
  readonly recomputed: unknown;
}

/** Every place in which they differ, as deep down as it can be told; `at` is the pointer to the documents themselves. */
export function jsonDifferences(recorded: unknown, recomputed: unknown, at: string): readonly JsonDifference[] {
  if (sameJson(recorded, recomputed)) return [];
  if (Array.isArray(recorded) && Array.isArray(recomputed)) {
    const longer = Math.max(recorded.length, recomputed.length);
    return Array.from({ length: longer }, (_, index) =>
      jsonDifferences(recorded[index], recomputed[index], `${at}/${String(index)}`),
    ).flat();
  }
  if (isObject(recorded) && isObject(recomputed)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(recomputed)])].sort();
    return names.flatMap((name) =>
      jsonDifferences(member(recorded, name), member(recomputed, name), `${at}/${escaped(name)}`),
    );
  }
  return [{ pointer: at, recorded, recomputed }];
}

/** Whether one place is the other, or lies within it. */
export function sharePlace(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (Reflect.get(object, name) as unknown) : undefined;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
