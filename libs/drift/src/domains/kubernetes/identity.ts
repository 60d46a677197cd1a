import type { JsonObject } from '../../compare/json';
import { isJsonObject, member } from '../../compare/json';

/** Which object it is, whatever version of its API it is shown in. */
export interface Identity {
  /** `Deployment.apps`, `Service`. */
  readonly kind: string;
  /** Undefined for what belongs to the cluster, and where nobody says. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** `Deployment.apps shop/web`, `Namespace shop`. */
export function toldIdentity({ kind, namespace, name }: Identity): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

export function identityOf(object: JsonObject): Identity {
  const namespace = textAt(object, 'metadata', 'namespace');
  const name = textAt(object, 'metadata', 'name') ?? '';
  return { kind: kindOf(object), namespace: namespace === '' ? undefined : namespace, name };
}

/** `Deployment.apps`; a kind of the core without a group. */
export function kindOf(object: JsonObject): string {
  const kind = textAt(object, 'kind') ?? '';
  const group = groupOf(textAt(object, 'apiVersion') ?? '');
  return group === '' ? kind : `${kind}.${group}`;
}

export const groupOf = (apiVersion: string) => (apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '');

/** What stands at these keys; undefined where one of them is not there. */
export function valueAt(of: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isJsonObject(inside) ? member(inside, key) : undefined), of);
}

export function textAt(of: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(of, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function objectAt(of: unknown, ...path: readonly string[]): JsonObject {
  const found = valueAt(of, ...path);
  return isJsonObject(found) ? found : {};
}

export function listAt(of: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = valueAt(of, ...path);
  return Array.isArray(found) ? found : [];
}

export const labelsOf = (object: JsonObject) => objectAt(object, 'metadata', 'labels');
export const annotationsOf = (object: JsonObject) => objectAt(object, 'metadata', 'annotations');

/** The owner that made the object and keeps it so; undefined where nobody does. */
export function controllerOf(object: JsonObject): JsonObject | undefined {
  return listAt(object, 'metadata', 'ownerReferences')
    .filter(isJsonObject)
    .find(({ controller }) => controller === true);
}
