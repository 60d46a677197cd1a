import type { Located, OverlayChange } from '../../compare/domain';
import { overlayKey } from '../../compare/domain';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import { isJsonObject, member } from '../../compare/json';
import { overlayChange } from '../../compare/overlay-change';
import { identityOf, listAt, toldIdentity } from './identity';
import type { Objects } from './pairing';

/*
 * What an overlay says about a component's workload, the one that is called like the component:
 * `web.replicas`, `web.env.LOG`, `web.resources.limits.memory`.
 */

const workloads: ReadonlySet<string> = new Set(['Deployment.apps', 'StatefulSet.apps', 'ReplicaSet.apps']);
const POD = ['spec', 'template', 'spec'];
const resourceLists: ReadonlySet<string> = new Set(['limits', 'requests']);

/** Where the value of a key stands, from the name of the object on; undefined where these objects have no place for it. */
export function placeOfKey(objects: Objects, key: string): readonly string[] | undefined {
  const [component = '', part, ...rest] = key.split('.');
  for (const [name, object] of objects) {
    const identity = identityOf(object);
    if (!workloads.has(identity.kind) || identity.name !== component) continue;
    if (part === 'replicas' && rest.length === 0) return [name, 'spec', 'replicas'];
    const container = containerOf(object, component);
    if (container === undefined) return undefined;
    const inside = placeInContainer(part, rest);
    return inside && [name, ...POD, 'containers', container, ...inside];
  }
  return undefined;
}

function placeInContainer(part: string | undefined, rest: readonly string[]): readonly string[] | undefined {
  const [list, ...name] = rest;
  if (part === 'env' && rest.length > 0) return ['env', `[name=${rest.join('.')}]`, 'value'];
  return part === 'resources' && list !== undefined && resourceLists.has(list) && name.length > 0
    ? ['resources', list, name.join('.')]
    : undefined;
}

/** The container that is called like the component, or the only one. */
function containerOf(workload: JsonObject, component: string): string | undefined {
  const names = listAt(workload, ...POD, 'containers').map((container) =>
    isJsonObject(container) ? container.name : '',
  );
  const name = names.find((one) => one === component) ?? (names.length === 1 ? names[0] : undefined);
  return typeof name === 'string' ? `[name=${name}]` : undefined;
}

/** The change of the overlay that would declare what was observed. */
export function overlayChangeAt(intent: Intent, { name: object, path, observed }: Located): OverlayChange | undefined {
  if (path[0] !== 'spec' || !workloads.has(object.slice(0, object.indexOf(' ')))) return undefined;
  const component = object.slice(Math.max(object.indexOf(' '), object.indexOf('/')) + 1);
  if (!Object.hasOwn(intent.artifacts, component) && !Object.hasOwn(intent.configuration, component)) return undefined;
  if (isPath(path, ['spec', 'replicas'])) return overlayChange(intent, overlayKey(component, 'replicas'), observed);
  const [list, , ...inside] = path.slice(POD.length);
  return list === 'containers' && isPath(path.slice(0, POD.length), POD)
    ? changeInContainer(intent, component, inside, observed)
    : undefined;
}

function changeInContainer(
  intent: Intent,
  component: string,
  [part, first = '', last, ...beyond]: readonly string[],
  observed: unknown,
): OverlayChange | undefined {
  if (beyond.length > 0) return undefined;
  if (part === 'resources' && last !== undefined && resourceLists.has(first)) {
    return overlayChange(intent, overlayKey(component, part, first, last), observed);
  }
  const variable = /^\[name=(.+)\]$/.exec(first)?.[1];
  if (part !== 'env' || variable === undefined || (last !== undefined && last !== 'value')) return undefined;
  const value = last === 'value' || !isJsonObject(observed) ? observed : member(observed, 'value');
  return typeof value === 'string' ? overlayChange(intent, overlayKey(component, 'env', variable), value) : undefined;
}

const isPath = (path: readonly string[], segments: readonly string[]) =>
  path.length === segments.length && path.every((segment, index) => segment === segments[index]);

/** The objects with what the overlay says in place of what the release does. */
export function withOverlay(objects: Objects, variance: Intent['variance']): Objects {
  if (variance.length === 0) return objects;
  const changed = new Map(objects);
  for (const { key, value } of variance) {
    const [name, ...path] = placeOfKey(changed, key) ?? [];
    const object = name === undefined ? undefined : changed.get(name);
    if (name !== undefined && object !== undefined) changed.set(name, withValue(object, path, value) as JsonObject);
  }
  return changed;
}

/** A copy with this value at the place; elements of lists go by their name, and one that is missing is added. */
function withValue(of: unknown, [segment, ...rest]: readonly string[], value: unknown): unknown {
  if (segment === undefined) return value;
  if (!segment.startsWith('['))
    return { ...(of as JsonObject), [segment]: withValue(memberOf(of, segment), rest, value) };
  const name = segment.slice('[name='.length, -1);
  const list: readonly unknown[] = Array.isArray(of) ? of : [];
  const at = list.findIndex((element) => isJsonObject(element) && element.name === name);
  if (at < 0) return [...list, withValue({ name }, rest, value)];
  return list.map((element, index) => (index === at ? withValue(element, rest, value) : element));
}

const memberOf = (of: unknown, key: string) => (isJsonObject(of) ? member(of, key) : undefined);

/** What these objects say where the key stands: null for nothing; undefined where they have no place for it. */
export function saidOf(objects: readonly JsonObject[], key: string): { readonly value: unknown } | undefined {
  const named = new Map(objects.map((object) => [toldIdentity(identityOf(object)), object]));
  const [name, ...path] = placeOfKey(named, key) ?? [];
  if (name === undefined) return undefined;
  return { value: path.reduce<unknown>(insideOf, named.get(name)) ?? null };
}

function insideOf(of: unknown, segment: string): unknown {
  if (!Array.isArray(of)) return memberOf(of, segment);
  const name = segment.slice('[name='.length, -1);
  return of.find((element) => isJsonObject(element) && element.name === name) as unknown;
}
