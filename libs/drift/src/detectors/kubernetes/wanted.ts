import type { JsonObject } from '../../compare/json';
import type { Identity } from '../../domains/kubernetes/identity';
import { identityOf, kindOf, textAt, toldIdentity } from '../../domains/kubernetes/identity';
import { marksOf } from '../../domains/kubernetes/leeway/whole-objects';
import { runsPods } from '../../domains/kubernetes/running';
import type { KubernetesConfig } from './configuration';
import { usualKinds } from './configuration';

/** A kind to look at, and which objects of it. */
export interface Wanted {
  readonly apiVersion: string;
  readonly kind: string;
  readonly which:
    /** All in the namespaces of the environment; of what belongs to the cluster, these. */
    | { readonly all: true; readonly names: readonly string[] }
    /** Those with one of our labels. */
    | { readonly labels: readonly string[] };
}

/** What has to be looked at, so that the declared objects can be held against what is there. Nothing more is read. */
export function wantedFor(declared: readonly JsonObject[], { labelled }: KubernetesConfig): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const [told, objects] of groupedByKind(declared)) {
    const [first] = objects;
    if (first === undefined) continue;
    const names = [...new Set(objects.map((object) => identityOf(object).name))].sort();
    wanted.set(told, { ...typeOf(first), which: { all: true, names } });
  }
  const pods: readonly JsonObject[] = declared.some(runsPods) ? besidesWorkloads : [];
  for (const type of pods) {
    if (!wanted.has(kindOf(type))) wanted.set(kindOf(type), { ...typeOf(type), which: { all: true, names: [] } });
  }
  const labels = marksOf(declared).map(([label, value]) => `${label}=${value}`);
  for (const kind of labelled ?? usualKinds) {
    const [apiVersion = '', name = ''] = kind.split(' ');
    const told = kindOf({ apiVersion, kind: name });
    if (!wanted.has(told)) wanted.set(told, { apiVersion, kind: name, which: { labels } });
  }
  return [...wanted].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
}

/** What runs, and who may scale it. */
const besidesWorkloads: readonly JsonObject[] = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
];

/** Declared objects in namespaces that nobody looks into. */
export function elsewhere(declared: readonly JsonObject[], { namespaces }: KubernetesConfig): readonly string[] {
  return declared
    .map(identityOf)
    .filter((identity): identity is Identity & { namespace: string } => identity.namespace !== undefined)
    .filter(({ namespace }) => !namespaces.includes(namespace))
    .map((identity) => toldIdentity(identity))
    .sort();
}

function groupedByKind(declared: readonly JsonObject[]): ReadonlyMap<string, readonly JsonObject[]> {
  const groups = new Map<string, JsonObject[]>();
  for (const object of declared) groups.set(kindOf(object), [...(groups.get(kindOf(object)) ?? []), object]);
  return groups;
}

function typeOf(object: JsonObject): { readonly apiVersion: string; readonly kind: string } {
  return { apiVersion: textAt(object, 'apiVersion') ?? '', kind: textAt(object, 'kind') ?? '' };
}
