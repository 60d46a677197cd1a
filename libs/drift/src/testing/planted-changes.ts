import type { JsonObject } from '../compare/json';
import { isJsonObject } from '../compare/json';

type Path = readonly (string | number)[];

/** Of what some lists' elements are told apart by, whatever list it is. */
const keySets = [
  ['containerPort', 'protocol'],
  ['port', 'protocol'],
  ['mountPath'],
  ['topologyKey', 'whenUnsatisfiable'],
  ['name'],
  ['ip'],
];
/** Of an object itself: what makes it the one that it is, and what only the API server writes. */
const identity = new Set(['/apiVersion', '/kind', '/status']);
const books = ['name', 'namespace', 'creationTimestamp', 'managedFields', 'uid', 'resourceVersion', 'generation'];
const metadata = new Set([...books, 'selfLink'].map((field) => `/metadata/${field}`));

/** The live object with another value in one of the places that are declared, once for each of them. */
export function* plantedChanges(
  declared: JsonObject,
  live: JsonObject,
): Iterable<{ readonly at: string; readonly live: JsonObject }> {
  for (const path of sharedLeaves(declared, live, [])) {
    const at = `/${path.join('/')}`;
    const object = withChanged(live, path);
    if (isJsonObject(object)) yield { at, live: object };
  }
}

function* sharedLeaves(declared: unknown, live: unknown, path: Path): Iterable<Path> {
  if (Array.isArray(declared) && Array.isArray(live)) {
    for (const element of declared as readonly unknown[]) {
      const index = live.findIndex((other: unknown) => isSameElement(element, other));
      if (index >= 0) yield* sharedLeaves(element, live[index], [...path, index]);
    }
  } else if (isJsonObject(declared) && isJsonObject(live)) {
    for (const key of Object.keys(declared)) {
      const inside = [...path, key];
      if (!isBook(inside)) yield* sharedLeaves(declared[key], live[key], inside);
    }
  } else if (isScalar(declared) && isScalar(live)) yield path;
}

function isBook(path: Path): boolean {
  const at = `/${path.join('/')}`;
  return identity.has(at) || metadata.has(at) || at.endsWith('/last-applied-configuration');
}

function isSameElement(declared: unknown, live: unknown): boolean {
  if (!isJsonObject(declared) || !isJsonObject(live)) return declared === live;
  const keys = keySets.find(([key = '']) => declared[key] !== undefined);
  return keys?.every((key) => declared[key] === undefined || declared[key] === live[key]) ?? true;
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

function withChanged(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return another(value);
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) => (index === key ? withChanged(element, rest) : element));
  }
  return isJsonObject(value) ? { ...value, [key]: withChanged(value[key], rest) } : value;
}

function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return /^\d+$/.test(String(value)) ? String(Number(value) + 1) : `${String(value)}x`;
}

/** The same with every object's keys the other way round. */
export function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, keysReversed(inner)]),
  );
}
