import type { JsonObject } from '../../compare/json';
import type { Identity } from './identity';
import { controllerOf, identityOf, toldIdentity } from './identity';

/** Objects by what they are called. */
export type Objects = ReadonlyMap<string, JsonObject>;

/**
 * Both sides by name, so that what is the same meets. A manifest need not say in which namespace it will be: where
 * there is exactly one object of its kind and name on the other side, it is that one.
 */
export function paired(
  declared: readonly JsonObject[],
  observed: readonly JsonObject[],
): { readonly declared: Objects; readonly observed: Objects } {
  const left = declared.map(withIdentity);
  const right = observed.map(withIdentity);
  return { declared: named(left, right), observed: named(right, left) };
}

interface Identified {
  readonly object: JsonObject;
  readonly identity: Identity;
}

const withIdentity = (object: JsonObject): Identified => ({ object, identity: identityOf(object) });
const anywhere = ({ kind, name }: Identity) => `${kind} ${name}`;

function named(ours: readonly Identified[], theirs: readonly Identified[]): Objects {
  const places = new Map<string, Set<string | undefined>>();
  for (const { identity } of theirs) {
    const key = anywhere(identity);
    places.set(key, (places.get(key) ?? new Set()).add(identity.namespace));
  }
  return new Map(
    ours.map(({ object, identity }) => {
      const [only, ...others] = identity.namespace === undefined ? (places.get(anywhere(identity)) ?? []) : [];
      const namespace = others.length === 0 ? (only ?? identity.namespace) : identity.namespace;
      return [toldIdentity({ ...identity, namespace }), object];
    }),
  );
}

/** What every cluster makes by itself, or for something that is declared. */
const furniture: readonly ((object: JsonObject, identity: Identity) => boolean)[] = [
  (_, { kind, name }) => kind === 'ConfigMap' && (name === 'kube-root-ca.crt' || name === 'openshift-service-ca.crt'),
  (_, { kind, name }) => kind === 'ServiceAccount' && name === 'default',
  (_, { kind, name, namespace }) =>
    kind === 'Service' && name === 'kubernetes' && (namespace ?? 'default') === 'default',
  (object, { kind }) => kind === 'Secret' && object.type === 'kubernetes.io/service-account-token',
  (_, { kind }) => kind === 'Endpoints' || kind === 'EndpointSlice.discovery.k8s.io',
  (_, { kind }) => kind === 'Event' || kind === 'Event.events.k8s.io' || kind === 'ControllerRevision.apps',
  (_, { kind }) => kind === 'Lease.coordination.k8s.io' || kind === 'PodMetrics.metrics.k8s.io',
];

/** Whether the object is there because of another one, or because there is a cluster: nobody declares those. */
export function isMadeByCluster(object: JsonObject): boolean {
  const identity = identityOf(object);
  return controllerOf(object) !== undefined || furniture.some((is) => is(object, identity));
}
