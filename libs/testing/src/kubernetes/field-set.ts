import type { JsonObject } from './json';
import { canonical, isObject } from './json';
import { treatmentOf } from './list-types';

/** Fields as `fieldsV1` writes them: `{ "f:spec": { "f:replicas": {} } }`. */
export interface FieldSet {
  readonly [key: string]: FieldSet;
}

/** A place in an object, from its root: `f:spec`, `k:{"name":"app"}`, `v:"a"`. */
export type FieldPath = readonly string[];

/** What an object says, without what it is called. */
export function fieldsOf(object: JsonObject): FieldSet {
  const { apiVersion: _, kind: __, status: ___, metadata, ...rest } = object;
  const { name: ____, namespace: _____, ...told } = isObject(metadata) ? metadata : {};
  return fieldsIn('', { ...rest, ...(Object.keys(told).length > 0 && { metadata: told }) });
}

function fieldsIn(name: string, value: unknown): FieldSet {
  const treatment = name === '' ? { as: 'map' as const } : treatmentOf(name, value);
  switch (treatment.as) {
    case 'atomic':
      return {};
    case 'map':
      return Object.fromEntries(
        Object.entries(value as JsonObject)
          .filter(([key, inner]) => inner !== undefined && !isEmptyList(key, inner))
          .map(([key, inner]) => [`f:${key}`, fieldsIn(key, inner)]),
      );
    case 'set':
      return Object.fromEntries((value as unknown[]).map((element) => [`v:${JSON.stringify(element)}`, {}]));
    case 'list':
      return Object.fromEntries(
        (value as unknown[]).map((element) => [
          treatment.keyOf(element),
          { '.': {}, ...fieldsIn('', element as JsonObject) },
        ]),
      );
  }
}

/** Of elements that are told apart; there are none that anybody could own. */
function isEmptyList(name: string, value: unknown): boolean {
  return Array.isArray(value) && value.length === 0 && treatmentOf(name, value).as === 'list';
}

/** Every place that is owned, the elements of lists themselves included. */
export function* pathsIn(fields: FieldSet, here: FieldPath = []): Iterable<FieldPath> {
  const keys = Object.keys(fields);
  if (keys.length === 0 && here.length > 0) yield here;
  for (const key of keys) {
    if (key === '.') yield here;
    else yield* pathsIn(fields[key] ?? {}, [...here, key]);
  }
}

/** Whether the place, or a whole that it is in, is owned. */
export function hasPath(fields: FieldSet, path: FieldPath): boolean {
  let here = fields;
  for (const [index, key] of path.entries()) {
    if (index > 0 && Object.keys(here).length === 0) return true;
    const next = here[key];
    if (next === undefined) return false;
    here = next;
  }
  return Object.keys(here).length === 0 || '.' in here;
}

/** Without these places; what is empty then goes as well. */
export function without(fields: FieldSet, paths: readonly FieldPath[]): FieldSet {
  return paths.reduce((left, path) => withoutOne(left, path) ?? {}, fields);
}

function withoutOne(fields: FieldSet, [key, ...rest]: FieldPath): FieldSet | undefined {
  if (key === undefined) {
    const { '.': _, ...others } = fields;
    return Object.keys(others).length === 0 ? undefined : others;
  }
  const inner = fields[key];
  if (inner === undefined) return fields;
  const left = withoutOne(inner, rest);
  const { [key]: _, ...others } = fields;
  const remaining = left === undefined ? others : { ...others, [key]: left };
  return Object.keys(remaining).length === 0 ? undefined : remaining;
}

/** With this place as well. */
export function withPath(fields: FieldSet, [key, ...rest]: FieldPath): FieldSet {
  if (key === undefined) return fields;
  const inner = fields[key] ?? {};
  const isElement = rest.length === 0 && key.startsWith('k:');
  return { ...fields, [key]: isElement ? { '.': {}, ...inner } : withPath(inner, rest) };
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(value: unknown, path: FieldPath, name = ''): unknown {
  const [key, ...rest] = path;
  if (key === undefined || value === undefined) return value;
  const told = key.slice(2);
  if (key.startsWith('f:')) return valueAt(isObject(value) ? value[told] : undefined, rest, told);
  return valueAt(elementAt(value, key, name), rest);
}

function elementAt(value: unknown, key: string, name: string): unknown {
  if (!Array.isArray(value)) return undefined;
  const list: readonly unknown[] = value;
  if (key.startsWith('v:')) return list.find((element) => canonical(element) === canonical(JSON.parse(key.slice(2))));
  const treatment = treatmentOf(name, list);
  return treatment.as === 'list' ? list.find((element) => treatment.keyOf(element) === key) : undefined;
}

/** `.spec.template.spec.containers[name="app"].image`, as conflicts tell it. */
export function toldPath(path: FieldPath): string {
  return path
    .map((key) => {
      if (key.startsWith('f:')) return `.${key.slice(2)}`;
      if (key.startsWith('v:')) return `[=${key.slice(2)}]`;
      const fields = JSON.parse(key.slice(2)) as JsonObject;
      return `[${Object.entries(fields)
        .map(([field, value]) => `${field}=${JSON.stringify(value)}`)
        .join(',')}]`;
    })
    .join('');
}
