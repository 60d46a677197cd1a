import type { JsonObject } from '../../../compare/json';
import type { Fields } from '../../../compare/shape';
import { value } from '../../../compare/shape';
import { base64, intOrString, quantity } from '../../../compare/values';
import { claimSpec } from './volumes';
import {
  any,
  byKey,
  byName,
  dict,
  hollow,
  kind,
  labelSelector,
  loose,
  no,
  or,
  orNothing,
  plain,
  present,
  struct,
  unordered,
  whole,
} from './words';

/* What pods find around them: core, networking and storage, as the Kubernetes API reference documents their defaults. */

const port = orNothing(intOrString);
const isService = ({ type }: JsonObject) => type !== 'ExternalName';
/** From outside: through a port of the nodes, or a load balancer. */
const isExposed = ({ type }: JsonObject) => type === 'NodePort' || type === 'LoadBalancer';
const onlyWhere = (where: (around: JsonObject) => boolean, then: unknown) =>
  or((around) => (where(around) ? then : undefined));

const service = hollow(
  struct(
    {
      type: or('ClusterIP'),
      ports: byKey(
        ['port', { field: 'protocol', fallback: 'TCP' }],
        struct({ protocol: or('TCP'), targetPort: or(({ port: own }) => own, port) }, 'appProtocol name nodePort port'),
      ),
      selector: dict(),
      sessionAffinity: or('None'),
      sessionAffinityConfig: or(
        ({ sessionAffinity }) => (sessionAffinity === 'ClientIP' ? { clientIP: { timeoutSeconds: 10800 } } : undefined),
        loose,
      ),
      internalTrafficPolicy: onlyWhere(isService, 'Cluster'),
      externalTrafficPolicy: onlyWhere(isExposed, 'Cluster'),
      allocateLoadBalancerNodePorts: onlyWhere(({ type }) => type === 'LoadBalancer', true),
      publishNotReadyAddresses: no,
      ipFamilyPolicy: onlyWhere(isService, 'SingleStack'),
      ipFamilies: whole(),
      clusterIPs: or(({ clusterIP }) => (typeof clusterIP === 'string' ? [clusterIP] : undefined), whole()),
      externalIPs: unordered(),
      loadBalancerSourceRanges: unordered(),
    },
    'clusterIP externalName healthCheckNodePort loadBalancerClass loadBalancerIP trafficDistribution',
  ),
);

const endpointPort = struct({ protocol: or('TCP') }, 'appProtocol name port');
const policyPorts = whole(struct({ protocol: or('TCP'), port }, 'endPort'));
const backend = struct({ service: struct({ port: struct({}, 'name number') }, 'name'), resource: loose });

/** A policy isolates what comes in, and what goes out where it says something about it. */
function policyTypes({ egress }: JsonObject): readonly string[] {
  return Array.isArray(egress) ? ['Ingress', 'Egress'] : ['Ingress'];
}

export const cluster: Fields = {
  Service: kind({ spec: service }),
  ConfigMap: kind({ data: dict(), binaryData: dict(base64), immutable: no }),
  Secret: kind({ data: dict(), stringData: dict(), type: or('Opaque'), immutable: no }),
  ServiceAccount: kind({
    secrets: byName(struct({}, 'name')),
    imagePullSecrets: byName(struct({}, 'name')),
    automountServiceAccountToken: plain,
  }),
  Namespace: kind({ spec: hollow(struct({ finalizers: or(['kubernetes'], unordered()) })) }),
  Endpoints: kind({
    subsets: whole(struct({ addresses: whole(), notReadyAddresses: whole(), ports: whole(endpointPort) })),
  }),
  'EndpointSlice.discovery.k8s.io': kind({
    addressType: value,
    endpoints: whole(
      struct({ addresses: whole(), conditions: loose, targetRef: loose, hints: loose }, 'hostname zone'),
    ),
    ports: whole(endpointPort),
  }),
  LimitRange: kind({
    spec: hollow(
      struct({
        limits: whole(
          struct(
            {
              max: dict(quantity),
              min: dict(quantity),
              default: or(({ type, max }) => (type === 'Container' ? max : undefined), dict(quantity)),
              defaultRequest: or(requestByDefault, dict(quantity)),
              maxLimitRequestRatio: dict(quantity),
            },
            'type',
          ),
        ),
      }),
    ),
  }),
  ResourceQuota: kind({
    spec: hollow(struct({ hard: dict(quantity), scopes: unordered(), scopeSelector: loose })),
  }),
  PersistentVolumeClaim: kind({ spec: claimSpec }),
  PersistentVolume: kind({
    spec: hollow(
      struct(
        {
          accessModes: unordered(),
          capacity: dict(quantity),
          claimRef: loose,
          mountOptions: whole(),
          persistentVolumeReclaimPolicy: or('Retain'),
          volumeMode: or('Filesystem'),
          hostPath: present(struct({}, 'path type')),
          csi: present(struct({ readOnly: no, volumeAttributes: dict() }, 'driver fsType volumeHandle')),
          nfs: present(struct({ readOnly: no }, 'server path')),
          local: present(struct({}, 'path fsType')),
        },
        'storageClassName volumeAttributesClassName',
      ),
    ),
  }),
  'StorageClass.storage.k8s.io': kind({
    allowVolumeExpansion: plain,
    allowedTopologies: whole(),
    mountOptions: whole(),
    parameters: dict(),
    provisioner: value,
    reclaimPolicy: or('Delete'),
    volumeBindingMode: or('Immediate'),
  }),
  'VolumeAttributesClass.storage.k8s.io': kind({ driverName: value, parameters: dict() }),
  'CSIDriver.storage.k8s.io': kind({
    spec: hollow(
      struct(
        {
          attachRequired: or(true),
          fsGroupPolicy: or('ReadWriteOnceWithFSType'),
          podInfoOnMount: no,
          requiresRepublish: no,
          seLinuxMount: no,
          storageCapacity: no,
          tokenRequests: whole(),
          volumeLifecycleModes: or(['Persistent'], unordered()),
        },
        'nodeAllocatableUpdatePeriodSeconds',
      ),
    ),
  }),
  'Ingress.networking.k8s.io': kind({
    spec: hollow(
      struct(
        {
          defaultBackend: backend,
          rules: whole(struct({ http: struct({ paths: whole(struct({ backend }, 'path pathType')) }) }, 'host')),
          tls: whole(struct({ hosts: whole() }, 'secretName')),
        },
        'ingressClassName',
      ),
    ),
  }),
  'IngressClass.networking.k8s.io': kind({
    spec: hollow(
      struct({ parameters: struct({ scope: or('Cluster') }, 'apiGroup kind name namespace') }, 'controller'),
    ),
  }),
  'NetworkPolicy.networking.k8s.io': kind({
    spec: hollow(
      struct({
        // An empty selector takes in every pod, and so does one that is left out.
        podSelector: hollow(labelSelector),
        policyTypes: or(policyTypes, unordered()),
        ingress: whole(struct({ from: whole(any), ports: policyPorts })),
        egress: whole(struct({ to: whole(any), ports: policyPorts })),
      }),
    ),
  }),
  'Lease.coordination.k8s.io': kind({ spec: hollow(struct({}, 'holderIdentity leaseDurationSeconds strategy')) }),
  'RuntimeClass.node.k8s.io': kind({ handler: value, overhead: loose, scheduling: loose }),
  'CertificateSigningRequest.certificates.k8s.io': kind({ spec: hollow(loose) }),
  'CSINode.storage.k8s.io': kind({
    spec: hollow(struct({ drivers: byName(struct({ topologyKeys: unordered() }, 'name nodeID')) })),
  }),
  Node: kind({
    spec: hollow(struct({ taints: byKey(['key', 'effect'], struct({}, 'effect key value')) }, 'unschedulable')),
  }),
};

/** What a limit is by default, a request is too; and the least that may be asked for where there is none. */
function requestByDefault({ type, max, min, default: limit }: JsonObject): unknown {
  return type === 'Container' ? (limit ?? max ?? min) : undefined;
}
