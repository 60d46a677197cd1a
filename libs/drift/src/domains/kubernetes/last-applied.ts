import type { JsonObject } from '../../compare/json';
import { isJsonObject, member } from '../../compare/json';
import { annotationsOf } from './identity';
import { LAST_APPLIED } from './schema/words';

const known = new WeakMap<JsonObject, JsonObject | 'nothing'>();

/** What a client says that it applied last; undefined where none keeps such a copy. */
export function lastApplied(object: JsonObject): JsonObject | undefined {
  const before = known.get(object);
  if (before !== undefined) return before === 'nothing' ? undefined : before;
  const found = parsed(annotationsOf(object)[LAST_APPLIED]);
  known.set(object, found ?? 'nothing');
  return found;
}

/** Whether the object says something at this place; elements of lists go by their keys. */
export function speaksOf(object: JsonObject, path: readonly string[]): boolean {
  let here: unknown = object;
  for (const segment of path) {
    here = Array.isArray(here) ? elementOf(here, segment) : isJsonObject(here) ? member(here, segment) : undefined;
    if (here === undefined) return false;
  }
  return true;
}

/** An element by what it is told apart by; keys that it does not have count as their default. */
function elementOf(list: readonly unknown[], segment: string): unknown {
  const keys = segment
    .slice(1, -1)
    .split(/(?<!\\),/)
    .map(
      (part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1).replace(/\\(.)/g, '$1')] as const,
    );
  return list.find(
    (element) => isJsonObject(element) && keys.every(([key, value]) => isWritten(member(element, key), value)),
  );
}

function isWritten(own: unknown, value: string): boolean {
  if (typeof own === 'string') return own === value;
  return own === undefined || ((typeof own === 'number' || typeof own === 'boolean') && String(own) === value);
}

function parsed(text: unknown): JsonObject | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
