import type { ApiServerStandIn } from '@ledgerline/testing';

type JsonObject = Readonly<Record<string, unknown>>;

const DECLARED = 50;
const DIGEST = `sha256:${'a'.repeat(64)}`;
/** As long as what stands in objects of a real cluster. */
const FILLER = 'x'.repeat(120);

const configMap = (index: number): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `settings-${String(index)}`, namespace: 'shop' },
  data: Object.fromEntries(Array.from({ length: 20 }, (_, key) => [`key-${String(key)}`, FILLER])),
});

const deployment = (index: number): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `web-${String(index)}`, namespace: 'shop' },
  spec: { replicas: 2, template: { spec: { containers: [container(DIGEST)] } } },
});

function container(digest: string): JsonObject {
  const env = Array.from({ length: 20 }, (_, index) => ({ name: `SETTING_${String(index)}`, value: FILLER }));
  return { name: 'app', image: `ghcr.io/acme/web@${digest}`, env };
}

const pod = (index: number): JsonObject => {
  const deployed = `web-${String(index % 500)}-7f`;
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: deployed, uid: 'u', controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${deployed}-${String(index)}`,
      namespace: 'shop',
      labels: { 'pod-template-hash': '7f' },
      ownerReferences: [owner],
    },
    spec: { containers: [container(DIGEST)] },
    status: { phase: 'Running', containerStatuses: [{ name: 'app', imageID: `ghcr.io/acme/web@${DIGEST}` }] },
  };
};

/** What the release declares of all that. */
export const declaredObjects: readonly JsonObject[] = Array.from({ length: DECLARED }, (_, index) =>
  index % 2 === 0 ? configMap(index) : deployment(index),
);

/** Half of them pods, the rest settings and workloads, each of about five kilobytes with its managed fields. */
export function fillCluster(cluster: ApiServerStandIn, objects: number): void {
  for (let index = 0; index < objects / 2; index += 1) cluster.put(pod(index));
  for (let index = 0; index < objects / 4; index += 1) cluster.apply(configMap(index), 'deployer');
  for (let index = 0; index < objects / 4; index += 1) cluster.apply(deployment(index), 'deployer');
}

/** A pod tells that it is still there, or a workload is edited. */
export function heartbeat(cluster: ApiServerStandIn, change: number): void {
  const status = { phase: 'Running', heartbeat: change };
  if (change % 10 > 0) cluster.put({ ...pod(change % 1000), status: { ...(pod(0).status as object), ...status } });
  else cluster.edit(deployment(100 + (change % 1000)), 'kubectl', (live) => ({ ...live, changed: change }));
}
