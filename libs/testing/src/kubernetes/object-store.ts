import { createHash } from 'node:crypto';
import type { JsonObject } from './json';
import { at, canonical, isObject, textAt } from './json';
import { withoutBooks } from './managed-fields';
import type { ServedResource } from './resource-table';

/** One of the objects that are there. */
export interface Stored {
  readonly resource: ServedResource;
  readonly namespace: string;
  readonly name: string;
  readonly object: JsonObject;
}

export interface StoreEvent {
  readonly revision: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly stored: Stored;
}

/** Every object of the cluster, and what happened to them since the last compaction. */
export class ObjectStore {
  revision = 100;
  /** What happened before is forgotten: nobody can watch from there. */
  compacted = 0;
  private readonly objects = new Map<string, Stored>();
  private events: StoreEvent[] = [];
  private readonly listeners = new Set<(event: StoreEvent) => void>();

  get(resource: ServedResource, namespace: string, name: string): JsonObject | undefined {
    return this.objects.get(keyOf(resource, namespace, name))?.object;
  }

  /** In the order of their names, as etcd keeps them. */
  list(resource: ServedResource, namespace: string | undefined): readonly Stored[] {
    return [...this.objects.values()]
      .filter((one) => one.resource.plural === resource.plural && one.resource.apiVersion === resource.apiVersion)
      .filter((one) => namespace === undefined || one.namespace === namespace)
      .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }

  /** Stores it, and says what is stored then; what does not change keeps its resource version. */
  put(resource: ServedResource, object: JsonObject, time: string): JsonObject {
    const namespace = resource.namespaced ? textAt(object, 'metadata', 'namespace') : '';
    const name = textAt(object, 'metadata', 'name');
    const key = keyOf(resource, namespace, name);
    const before = this.objects.get(key)?.object;
    const managed = at(object, 'metadata', 'managedFields');
    if (before !== undefined && canonical(withoutBooks(before)) === canonical(withoutBooks(object))) {
      if (canonical(managed) === canonical(at(before, 'metadata', 'managedFields'))) return before;
    }
    this.revision += 1;
    const stored = { resource, namespace, name, object: this.booked(object, before, key, time) };
    this.objects.set(key, stored);
    this.tell({ revision: this.revision, type: before === undefined ? 'ADDED' : 'MODIFIED', stored });
    return stored.object;
  }

  remove(resource: ServedResource, namespace: string, name: string): void {
    const key = keyOf(resource, namespace, name);
    const before = this.objects.get(key);
    if (before === undefined) return;
    this.revision += 1;
    this.objects.delete(key);
    const metadata = { ...(before.object.metadata as JsonObject), resourceVersion: String(this.revision) };
    this.tell({
      revision: this.revision,
      type: 'DELETED',
      stored: { ...before, object: { ...before.object, metadata } },
    });
  }

  since(revision: number): readonly StoreEvent[] {
    return this.events.filter((event) => event.revision > revision);
  }

  listen(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  compact(): void {
    this.revision += 1;
    this.compacted = this.revision;
    this.events = [];
  }

  /** What would be stored. */
  booked(object: JsonObject, before: JsonObject | undefined, key = '', time = ''): JsonObject {
    const metadata = isObject(object.metadata) ? object.metadata : {};
    const isOther = before === undefined || canonical(before.spec) !== canonical(object.spec);
    const generation = Number(at(before, 'metadata', 'generation') ?? 0) + (isOther ? 1 : 0);
    return {
      ...object,
      metadata: {
        ...metadata,
        uid: at(before, 'metadata', 'uid') ?? metadata.uid ?? uidOf(`${key} ${String(this.revision)}`),
        resourceVersion: String(this.revision),
        ...(object.spec !== undefined && { generation }),
        creationTimestamp: at(before, 'metadata', 'creationTimestamp') ?? metadata.creationTimestamp ?? time,
      },
    };
  }

  private tell(event: StoreEvent): void {
    this.events.push(event);
    for (const listener of this.listeners) listener(event);
  }
}

const keyOf = ({ apiVersion, plural }: ServedResource, namespace: string, name: string) =>
  `${apiVersion} ${plural} ${namespace} ${name}`;
const orderOf = ({ namespace, name }: Stored) => `${namespace}/${name}`;

function uidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
