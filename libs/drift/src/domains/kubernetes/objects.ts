import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { JsonObject } from '../../compare/json';
import { isJsonObject, pointerOf } from '../../compare/json';
import { identityOf, textAt, toldIdentity } from './identity';

/** One document of a file: a manifest, or a list of them. */
export interface SourceDocument {
  /** Where it stands, for people: a file, and the line at which it begins. */
  readonly source: string;
  readonly value: unknown;
}

export type ObjectRefusal = 'manifest-invalid' | 'manifest-name-generated' | 'manifest-twice';

const MOST_OBJECTS = 20_000;

/** Every object in these documents, lists of them opened; or what is wrong with the first that is none. */
export function objectsIn(documents: readonly SourceDocument[]): readonly JsonObject[] | Refusal<ObjectRefusal> {
  const objects: JsonObject[] = [];
  const known = new Map<string, string>();
  for (const { source, value } of documents) {
    for (const { object, path } of opened(value, [])) {
      const wrong = problemOf(object, path, source) ?? twiceIn(known, object, path, source);
      if (wrong !== undefined) return wrong;
      if (isJsonObject(object)) objects.push(object);
      if (objects.length > MOST_OBJECTS) {
        return refuse('manifest-invalid', {
          source,
          problem: `it is one of more than ${String(MOST_OBJECTS)} objects`,
        });
      }
    }
  }
  return objects;
}

interface Opened {
  readonly object: unknown;
  readonly path: readonly string[];
}

/** The items of a list, which may leave out what the list says for all of them; empty documents say nothing. */
function* opened(value: unknown, path: readonly string[]): Iterable<Opened> {
  if (value === null || value === undefined) return;
  const kind = textAt(value, 'kind');
  if (!isJsonObject(value) || kind === undefined || !kind.endsWith('List') || !Array.isArray(value.items)) {
    yield { object: value, path };
    return;
  }
  const of = kind === 'List' ? {} : { apiVersion: value.apiVersion, kind: kind.slice(0, -'List'.length) };
  for (const [index, item] of (value.items as readonly unknown[]).entries()) {
    const at = [...path, 'items', String(index)];
    yield* opened(isJsonObject(item) ? { ...of, ...item } : (item ?? 'nothing'), at);
  }
}

function problemOf(object: unknown, path: readonly string[], source: string): Refusal<ObjectRefusal> | undefined {
  const invalid = (problem: string, ...at: readonly string[]) =>
    refuse('manifest-invalid', { source, problem }, pointerOf([...path, ...at]));
  if (!isJsonObject(object)) return invalid('it is no object');
  const apiVersion = textAt(object, 'apiVersion') ?? '';
  if (!/^(?:[a-z0-9][-a-z0-9.]*\/)?v[a-z0-9]+$/.test(apiVersion)) return invalid('it has no apiVersion', 'apiVersion');
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(textAt(object, 'kind') ?? '')) return invalid('it has no kind', 'kind');
  if (!isJsonObject(object.metadata)) return invalid('it has no metadata', 'metadata');
  const { name, namespace, generateName } = object.metadata;
  if (typeof name === 'string' && /^[^\s/]{1,253}$/.test(name)) {
    const isPlace = namespace === undefined || namespace === null || typeof namespace === 'string';
    return isPlace ? undefined : invalid('its namespace is no text', 'metadata', 'namespace');
  }
  if (name === undefined && typeof generateName === 'string') {
    const facts = { source, kind: textAt(object, 'kind') ?? '', generateName };
    return refuse('manifest-name-generated', facts, pointerOf([...path, 'metadata', 'generateName']));
  }
  return invalid('it has no name', 'metadata', 'name');
}

function twiceIn(known: Map<string, string>, object: unknown, path: readonly string[], source: string) {
  if (!isJsonObject(object)) return undefined;
  const told = toldIdentity(identityOf(object));
  const first = known.get(told);
  known.set(told, source);
  return first === undefined
    ? undefined
    : refuse('manifest-twice', { source, object: told, first }, pointerOf([...path, 'metadata', 'name']));
}
