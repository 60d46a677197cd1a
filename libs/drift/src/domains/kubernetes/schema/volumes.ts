import type { Shape } from '../../../compare/shape';
import { quantity } from '../../../compare/values';
import {
  dict,
  hollow,
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

/* Volumes of a pod, and claims. Defaults as the Kubernetes API reference (core/v1) documents them. */

const READABLE = 420;

const fieldRef = struct({ apiVersion: or('v1') }, 'fieldPath');
const resourceFieldRef = struct({ divisor: or('0', orNothing(quantity)) }, 'containerName resource');
const keyToPath = struct({}, 'key path mode');
const downwardFile = struct({ fieldRef, resourceFieldRef }, 'path mode');

const projection = struct({
  serviceAccountToken: present(struct({ expirationSeconds: or(3600) }, 'audience path')),
  configMap: present(struct({ items: whole(keyToPath) }, 'name optional')),
  secret: present(struct({ items: whole(keyToPath) }, 'name optional')),
  downwardAPI: present(struct({ items: whole(downwardFile) })),
  clusterTrustBundle: present(struct({ labelSelector: present(labelSelector) }, 'name signerName path optional')),
  podCertificate: present(loose),
});

export const claimSpec = hollow(
  struct(
    {
      accessModes: unordered(plain),
      resources: hollow(struct({ requests: dict(quantity), limits: dict(quantity) })),
      selector: present(labelSelector),
      // An empty class asks for none, which is not the same as the default one.
      storageClassName: { ...plain, nothing: (said) => said === null },
      volumeMode: or('Filesystem'),
      dataSource: loose,
      dataSourceRef: loose,
    },
    'volumeName volumeAttributesClassName',
  ),
);

const mounted = (fields: Readonly<Record<string, Shape>>, plains = ''): Shape =>
  present(struct({ defaultMode: or(READABLE), ...fields }, plains));

export const volume = struct(
  {
    configMap: mounted({ items: whole(keyToPath) }, 'name optional'),
    secret: mounted({ items: whole(keyToPath) }, 'secretName optional'),
    projected: mounted({ sources: whole(projection) }),
    downwardAPI: mounted({ items: whole(downwardFile) }),
    emptyDir: present(struct({ sizeLimit: orNothing(quantity) }, 'medium')),
    hostPath: present(struct({}, 'path type')),
    persistentVolumeClaim: present(struct({ readOnly: no }, 'claimName')),
    ephemeral: present(struct({ volumeClaimTemplate: hollow(struct({ metadata: loose, spec: claimSpec })) })),
    image: present(struct({ pullPolicy: or(pullPolicy('reference')) }, 'reference')),
    csi: present(struct({ readOnly: no, volumeAttributes: dict() }, 'driver fsType nodePublishSecretRef')),
    nfs: present(struct({ readOnly: no }, 'server path')),
    iscsi: present(
      struct({ readOnly: no, iscsiInterface: or('default') }, 'targetPortal iqn lun fsType initiatorName'),
    ),
    rbd: present(
      struct({ readOnly: no, pool: or('rbd'), user: or('admin'), keyring: or('/etc/ceph/keyring') }, 'image fsType'),
    ),
    azureDisk: present(
      struct(
        { readOnly: no, cachingMode: or('ReadWrite'), fsType: or('ext4'), kind: or('Shared') },
        'diskName diskURI',
      ),
    ),
    scaleIO: present(struct({ readOnly: no, storageMode: or('ThinProvisioned'), fsType: or('xfs') }, 'gateway system')),
    awsElasticBlockStore: present(struct({ readOnly: no, partition: or(0) }, 'volumeID fsType')),
    gcePersistentDisk: present(struct({ readOnly: no, partition: or(0) }, 'pdName fsType')),
    gitRepo: present(struct({}, 'repository revision directory')),
  },
  'name',
);

export const envValue = struct({
  fieldRef,
  resourceFieldRef,
  configMapKeyRef: struct({}, 'name key optional'),
  secretKeyRef: struct({}, 'name key optional'),
  fileKeyRef: struct({}, 'volumeName path key optional'),
});

/** Images whose tag moves are pulled always, all others where they are not present. */
export function pullPolicy(field: string): (around: Readonly<Record<string, unknown>>) => string | undefined {
  return (around) => {
    const image = around[field];
    if (typeof image !== 'string' || image === '') return undefined;
    const [reference = '', digest] = image.split('@');
    const tag = /:([^:/]+)$/.exec(reference)?.[1];
    return (tag ?? (digest === undefined ? 'latest' : undefined)) === 'latest' ? 'Always' : 'IfNotPresent';
  };
}
