import type { FieldPath } from './field-set';
import type { JsonObject } from './json';
import { canonical, isObject } from './json';
import { treatmentOf } from './list-types';
import { isEmpty, isMadeOf } from './same-value';

/** What is there with what is applied: maps key by key, lists by the keys of their elements, the rest as a whole. */
export function mergedObject(live: JsonObject, applied: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...live };
  for (const [key, value] of Object.entries(applied)) {
    if (value === null || value === undefined || (isEmpty(value) && live[key] === undefined)) continue;
    merged[key] = mergedValue(key, live[key], value);
  }
  return merged;
}

function mergedValue(name: string, live: unknown, applied: unknown): unknown {
  const treatment = treatmentOf(name, applied);
  if (treatment.as === 'map' && isObject(live)) return mergedObject(live, applied as JsonObject);
  if (treatment.as === 'atomic' && isMadeOf(live, applied, name)) return live;
  if (!Array.isArray(live) || !Array.isArray(applied)) return applied;
  const before: readonly unknown[] = live;
  const after: readonly unknown[] = applied;
  if (treatment.as === 'set') {
    const known = new Set(before.map(canonical));
    return [...before, ...after.filter((element) => !known.has(canonical(element)))];
  }
  if (treatment.as !== 'list') return applied;
  return mergedList(before, after, treatment.keyOf);
}

/** In the order of what is applied; what is there besides keeps its place. */
function mergedList(
  before: readonly unknown[],
  after: readonly unknown[],
  keyOf: (element: unknown) => string,
): readonly unknown[] {
  const known = new Map(before.map((element) => [keyOf(element), element as JsonObject]));
  const told = new Set(after.map(keyOf));
  const coming = after.map((element) => {
    const live = known.get(keyOf(element));
    return live === undefined ? element : mergedObject(live, element as JsonObject);
  });
  const merged = before.map((element) => (told.has(keyOf(element)) ? coming.shift() : element));
  return [...merged, ...coming];
}

/** Without what stands at this place. */
export function withoutValue(value: unknown, path: FieldPath, name = ''): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  const told = key.slice(2);
  if (key.startsWith('f:')) {
    if (!isObject(value) || !(told in value)) return value;
    const left = withoutValue(value[told], rest, told);
    const { [told]: _, ...others } = value;
    return left === undefined ? others : { ...value, [told]: left };
  }
  if (!Array.isArray(value)) return value;
  const list: readonly unknown[] = value;
  const treatment = treatmentOf(name, list);
  const keyOf = (element: unknown) =>
    treatment.as === 'list' ? treatment.keyOf(element) : `v:${JSON.stringify(element)}`;
  return list.flatMap((element) => {
    if (keyOf(element) !== key) return [element];
    const left = rest.length === 0 ? undefined : withoutValue(element, rest);
    return left === undefined ? [] : [left];
  });
}
