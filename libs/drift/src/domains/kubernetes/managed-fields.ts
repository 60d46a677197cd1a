import type { JsonObject } from '../../compare/json';
import { isJsonObject, member } from '../../compare/json';
import type { Writer } from '../../compare/writer';
import { listAt, textAt } from './identity';

/** One manager's part of an object: `metadata.managedFields[]`. */
interface Managed {
  readonly writer: Writer;
  readonly fields: JsonObject;
}

const known = new WeakMap<JsonObject, readonly Managed[]>();

/**
 * Who last wrote what stands at a place of the object; undefined where its managed fields do not tell, as for what the
 * API server itself put there. Of several the latest; the scale subresource is recorded without a time, and is what
 * took a field from whoever had it before.
 */
export function writerAt(object: JsonObject, path: readonly string[]): Writer | undefined {
  return managedIn(object)
    .filter(({ fields }) => owns(fields, path))
    .map(({ writer }) => writer)
    .sort((one, other) => (recency(other) < recency(one) ? -1 : 1))[0];
}

/** Whether the object says anything about who wrote what. */
export function tellsWriters(object: JsonObject): boolean {
  return managedIn(object).length > 0;
}

const recency = ({ at, subresource }: Writer) => at ?? (subresource === undefined ? '' : '~');

function managedIn(object: JsonObject): readonly Managed[] {
  const before = known.get(object);
  if (before !== undefined) return before;
  const managed = listAt(object, 'metadata', 'managedFields').filter(isJsonObject).flatMap(read);
  known.set(object, managed);
  return managed;
}

function read(entry: JsonObject): readonly Managed[] {
  const { manager, operation, fieldsV1: fields } = entry;
  const at = textAt(entry, 'time');
  const subresource = textAt(entry, 'subresource');
  if (typeof manager !== 'string' || !isJsonObject(fields)) return [];
  const writer = {
    manager,
    operation: typeof operation === 'string' ? operation : 'Update',
    ...(subresource !== undefined && subresource !== '' && { subresource }),
    ...(at !== undefined && { at }),
  };
  return [{ writer, fields }];
}

/** A leaf owns all below it; a field with parts owns those that it lists. */
function owns(fields: JsonObject, path: readonly string[]): boolean {
  let here = fields;
  for (const [depth, segment] of path.entries()) {
    const next = childOf(here, segment);
    if (next === undefined) return depth > 0 && Object.keys(here).length === 0;
    here = next;
  }
  return path.length > 0;
}

function childOf(fields: JsonObject, segment: string): JsonObject | undefined {
  const key = segment.startsWith('[') ? keyOf(fields, segment) : `f:${segment}`;
  const child = key === undefined ? undefined : member(fields, key);
  return isJsonObject(child) ? child : undefined;
}

/** `k:{"name":"app"}` for `[name=app]`, in whatever order its parts come, and `v:"a"` for `[=a]`. */
function keyOf(fields: JsonObject, segment: string): string | undefined {
  return Object.keys(fields).find((key) => {
    if (key.startsWith('v:')) return segment === `[=${String(parsed(key))}]`;
    const parts = key.startsWith('k:') ? parsed(key) : undefined;
    if (!isJsonObject(parts)) return false;
    const told = Object.entries(parts).map(([name, value]) => `${name}=${String(value).replace(/[\\,\]]/g, '\\$&')}`);
    return sorted(segment.slice(1, -1).split(/(?<!\\),/)) === sorted(told);
  });
}

const sorted = (parts: readonly string[]) => [...parts].sort().join('\n');

function parsed(key: string): unknown {
  try {
    return JSON.parse(key.slice(2)) as unknown;
  } catch {
    return undefined;
  }
}
