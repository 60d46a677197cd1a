import { randomUUID } from 'node:crypto';
import { ApiServerStandIn } from './api-server-stand-in';
import type { JsonObject } from './json';
import { isObject, textAt } from './json';

/** A cluster that a spec may do with as it likes, in a namespace of its own. */
export interface SpecCluster {
  readonly kind: 'stand-in' | 'named';
  readonly kubeconfig: string;
  readonly namespace: string;
  /** By server-side apply, as a deployer does it. */
  apply(object: JsonObject, manager: string): Promise<void>;
  /** By merge patch, as somebody does it by hand. */
  patch(object: JsonObject, manager: string, change: JsonObject): Promise<void>;
  remove(object: JsonObject): Promise<void>;
  live(object: JsonObject): Promise<JsonObject | undefined>;
  stop(): Promise<void>;
}

/** The cluster of `KUBECONFIG` where `LEDGERLINE_TEST_CLUSTER` is 1, otherwise the stand-in. */
export async function aCluster(): Promise<SpecCluster> {
  const { KUBECONFIG: named, LEDGERLINE_TEST_CLUSTER: isMeant } = process.env;
  return named !== undefined && isMeant === '1' ? namedCluster(named) : standIn();
}

async function standIn(): Promise<SpecCluster> {
  const cluster = new ApiServerStandIn();
  const kubeconfig = await cluster.start();
  return {
    kind: 'stand-in',
    kubeconfig,
    namespace: 'spec',
    async apply(object, manager) {
      cluster.apply(object, manager);
    },
    async patch(object, manager, change) {
      cluster.edit(object, manager, (live) => patched(live, change));
    },
    async remove(object) {
      cluster.remove(object);
    },
    async live(object) {
      return cluster.live(object);
    },
    stop: () => cluster.stop(),
  };
}

/** RFC 7386. */
function patched(live: JsonObject, change: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...live };
  for (const [key, value] of Object.entries(change)) {
    const before = live[key];
    if (value === null) Reflect.deleteProperty(merged, key);
    else merged[key] = isObject(value) && isObject(before) ? patched(before, value) : value;
  }
  return merged;
}

async function namedCluster(kubeconfig: string): Promise<SpecCluster> {
  const { ApiFailure, ApiServer, Discovery, objectPath, openConnection } =
    await import('@ledgerline/platform/kubernetes');
  const server = new ApiServer(await openConnection({ kubeconfig }));
  const discovery = new Discovery(server);
  const { signal } = new AbortController();
  const namespace = `ledgerline-spec-${randomUUID().slice(0, 8)}`;
  const pathOf = async (object: JsonObject) => {
    const resource = await discovery.resource(textAt(object, 'apiVersion'), textAt(object, 'kind'), signal);
    if (resource === undefined) throw new Error(`the cluster has no ${textAt(object, 'kind')}`);
    return objectPath({ resource, ...(resource.isNamespaced && { namespace }) }, textAt(object, 'metadata', 'name'));
  };
  const send = async (
    object: JsonObject,
    contentType: string,
    query: Readonly<Record<string, string>>,
    body: JsonObject,
  ) => {
    await server.ask({ method: 'PATCH', path: await pathOf(object), query, contentType, body }, signal);
  };
  const itself = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  const cluster: SpecCluster = {
    kind: 'named',
    kubeconfig,
    namespace,
    apply: (object, manager) =>
      send(object, 'application/apply-patch+yaml', { fieldManager: manager, force: 'true' }, object),
    patch: (object, manager, change) => send(object, 'application/merge-patch+json', { fieldManager: manager }, change),
    async remove(object) {
      await server.ask({ method: 'DELETE', path: await pathOf(object) }, signal);
    },
    async live(object) {
      try {
        const found = await server.ask({ path: await pathOf(object) }, signal);
        return isObject(found) ? found : undefined;
      } catch (error) {
        if (error instanceof ApiFailure && error.code === 'not-found') return undefined;
        throw error;
      }
    },
    stop: () => cluster.remove(itself),
  };
  await cluster.apply(itself, 'ledgerline-spec');
  return cluster;
}
