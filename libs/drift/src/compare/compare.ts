import { isJsonObject, sameJson } from './json';
import type { Shape, Undeclared } from './shape';

/** One place at which two documents differ. */
export interface RawDifference {
  /** Keys from the root of the documents; a list's element goes by its key. */
  readonly path: readonly string[];
  readonly kind: 'missing' | 'unexpected' | 'changed';
  /** Undefined when `unexpected`. */
  readonly declared?: unknown;
  /** Undefined when `missing`. */
  readonly observed?: unknown;
}

/**
 * Every difference between what is declared and what is observed, each at the deepest place that holds it whole, in
 * the order of their paths. Equal documents give none.
 */
export function compare(shape: Shape, declared: unknown, observed: unknown): readonly RawDifference[] {
  return [...differences(shape, declared, observed, [])].sort((left, right) => inOrder(left.path, right.path));
}

type Path = readonly string[];
type Found = Iterable<RawDifference>;

function* differences(shape: Shape, declared: unknown, observed: unknown, path: Path): Found {
  if (declared === undefined && observed === undefined) return;
  if (declared === undefined) yield { path, kind: 'unexpected', observed };
  else if (observed === undefined) yield { path, kind: 'missing', declared };
  else yield* changes(shape, declared, observed, path);
}

function changes(shape: Shape, declared: unknown, observed: unknown, path: Path): Found {
  switch (shape.shape) {
    case 'value':
      return whole(declared, observed, path, shape.same);
    case 'json':
      if (!isJsonObject(declared) || !isJsonObject(observed)) return whole(declared, observed, path);
      return byKey(entries(declared), entries(observed), path, () => shape, 'unexpected');
    case 'map':
      if (!isJsonObject(declared) || !isJsonObject(observed)) return whole(declared, observed, path);
      return byKey(entries(declared), entries(observed), path, () => shape.of, shape.undeclared);
    case 'record':
      if (!isJsonObject(declared) || !isJsonObject(observed)) return whole(declared, observed, path);
      return byField(shape.fields, entries(declared), entries(observed), path);
    case 'list': {
      const [left, right] = [keyed(declared, shape.by), keyed(observed, shape.by)];
      if (left === undefined || right === undefined) return whole(declared, observed, path);
      return byKey(left, right, path, () => shape.of, shape.undeclared);
    }
  }
}

function* whole(declared: unknown, observed: unknown, path: Path, same = sameJson): Found {
  if (!same(declared, observed)) yield { path, kind: 'changed', declared, observed };
}

function* byKey(
  declared: ReadonlyMap<string, unknown>,
  observed: ReadonlyMap<string, unknown>,
  path: Path,
  shapeOf: (key: string) => Shape,
  undeclared: Undeclared,
): Found {
  for (const key of new Set([...declared.keys(), ...observed.keys()])) {
    if (undeclared === 'ignored' && !declared.has(key)) continue;
    yield* differences(shapeOf(key), declared.get(key), observed.get(key), [...path, key]);
  }
}

function* byField(
  fields: Readonly<Record<string, Shape>>,
  declared: ReadonlyMap<string, unknown>,
  observed: ReadonlyMap<string, unknown>,
  path: Path,
): Found {
  for (const [field, shape] of Object.entries(fields)) {
    yield* differences(shape, declared.get(field), observed.get(field), [...path, field]);
  }
}

const entries = (object: object): ReadonlyMap<string, unknown> => new Map(Object.entries(object));

/** Undefined when it is no array of objects with a key each of their own. */
function keyed(list: unknown, by: string): ReadonlyMap<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined;
  const elements = new Map<string, unknown>();
  for (const element of list as readonly unknown[]) {
    const key = isJsonObject(element) ? element[by] : undefined;
    if (typeof key !== 'string' || elements.has(key)) return undefined;
    elements.set(key, element);
  }
  return elements;
}

function inOrder(left: Path, right: Path): number {
  const at = left.findIndex((segment, index) => segment !== right[index]);
  if (at < 0) return left.length - right.length;
  const [a, b] = [left[at], right[at]];
  return a === undefined || b === undefined ? left.length - right.length : a < b ? -1 : 1;
}
