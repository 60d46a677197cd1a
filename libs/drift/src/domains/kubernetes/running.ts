import type { JsonObject } from '../../compare/json';
import { isJsonObject } from '../../compare/json';
import { controllerOf, identityOf, labelsOf, listAt, objectAt, textAt, toldIdentity } from './identity';
import { hasSameDigest, pulledDigest, readImage } from './images';
import type { Objects } from './pairing';

/** Container to what runs in it, by what a path calls the container. */
export type Running = Readonly<Record<string, unknown>>;

const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const statusLists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];

/** Where the pod of a workload is described, by the workload's kind. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  'Deployment.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The pods that serve each object, by what the object is called: its own, and those of what it made. */
export function podsByOwner(observed: Objects): ReadonlyMap<string, readonly JsonObject[]> {
  const pods = new Map<string, JsonObject[]>();
  for (const object of observed.values()) {
    if (identityOf(object).kind !== 'Pod' || isOver(object)) continue;
    const owner = ownerOf(object, observed);
    pods.set(owner, [...(pods.get(owner) ?? []), object]);
  }
  return pods;
}

/** A pod that is going, or whose containers have ended for good, runs nothing. */
function isOver(pod: JsonObject): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return textAt(pod, 'metadata', 'deletionTimestamp') !== undefined || phase === 'Failed' || phase === 'Succeeded';
}

/** The first in the chain of owners that nobody owns. A set of replicas that was not seen is told by its pods' label. */
function ownerOf(object: JsonObject, observed: Objects): string {
  let here = object;
  for (let steps = 0; steps < 4; steps += 1) {
    const owner = controllerOf(here);
    if (owner === undefined) break;
    const { namespace } = identityOf(object);
    const apiVersion = textAt(owner, 'apiVersion') ?? '';
    const found = {
      apiVersion,
      kind: textAt(owner, 'kind') ?? '',
      metadata: { name: textAt(owner, 'name'), namespace },
    };
    const told = toldIdentity(identityOf(found));
    const seen = observed.get(told);
    if (seen === undefined) return toldIdentity(identityOf(beyond(found, labelsOf(object))));
    here = seen;
  }
  return toldIdentity(identityOf(here));
}

/** Sets of replicas are called like their deployment, with the hash of the template. */
function beyond(owner: JsonObject, labels: JsonObject): JsonObject {
  const hash = labels['pod-template-hash'];
  const { kind, namespace, name } = identityOf(owner);
  if (kind !== 'ReplicaSet.apps' || typeof hash !== 'string' || !name.endsWith(`-${hash}`)) return owner;
  const deployment = { name: name.slice(0, -hash.length - 1), namespace };
  return { apiVersion: owner.apiVersion, kind: 'Deployment', metadata: deployment };
}

/**
 * What the pods run, container by container: the digest, or all of them where they do not agree. A container that the
 * live template has as well is told there; one that has not been started yet is not there.
 */
export function runningIn(workload: JsonObject, pods: readonly JsonObject[], declaredImages: Images): Running {
  const own = imagesOf(workload);
  const found = new Map<string, Set<string>>();
  for (const pod of pods) {
    const inSpec = imagesOf(pod);
    for (const status of statusLists.flatMap((list) => listAt(pod, 'status', list)).filter(isJsonObject)) {
      const { name, imageID } = status;
      if (typeof name !== 'string' || typeof imageID !== 'string' || imageID === '') continue;
      const key = `[container=${name}]`;
      if (!isToldByPods(declaredImages.get(key), own.get(key))) continue;
      const digest = pulledDigest(imageID) ?? inSpec.get(key) ?? imageID;
      found.set(key, (found.get(key) ?? new Set()).add(digest));
    }
  }
  return Object.fromEntries(
    [...found].map(([key, digests]) => {
      const all = [...digests].sort();
      return [key, all.length === 1 ? all[0] : all];
    }),
  );
}

type Images = ReadonlyMap<string, string>;

/** Where the live template has another image than declared, what runs follows from it, and is told once. */
function isToldByPods(declared: string | undefined, live: string | undefined): boolean {
  if (declared === undefined) return live === undefined;
  return live === undefined || live === declared || hasSameDigest(live, declared);
}

/** Every container's image in the pod that the workload describes. */
export function imagesOf(workload: JsonObject): Images {
  const path = templates[identityOf(workload).kind];
  if (path === undefined) return new Map();
  const spec = objectAt(workload, ...path, 'spec');
  return new Map(
    containerLists
      .flatMap((list) => listAt(spec, list))
      .filter(isJsonObject)
      .flatMap(({ name, image }) =>
        typeof name === 'string' && typeof image === 'string' ? [[`[container=${name}]`, image] as const] : [],
      ),
  );
}

/** Whether pods come of it. */
export function runsPods(workload: JsonObject): boolean {
  return templates[identityOf(workload).kind] !== undefined;
}

/** What should run: the digest that the image names, or the artifact of that repository. */
export function declaredRunning(
  images: Images,
  artifacts: Readonly<Record<string, { readonly digest: string; readonly repository?: string }>>,
  of: Running,
): Running {
  return Object.fromEntries(
    [...images].flatMap(([key, image]) => {
      const { repository, digest } = readImage(image);
      const artifact = Object.values(artifacts).find((one) => one.repository === repository);
      const declared = digest ?? artifact?.digest;
      return declared === undefined || !Object.hasOwn(of, key) ? [] : [[key, declared] as const];
    }),
  );
}
