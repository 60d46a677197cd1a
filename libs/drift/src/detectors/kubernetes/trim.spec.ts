import { trimmed } from './trim';

const metadata = { name: 'web', namespace: 'shop' };

describe('what is kept of a live object', () => {
  it('is what it is asked for, and who wrote it; not its books, nor its status', () => {
    const object = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        ...metadata,
        uid: 'u',
        labels: { app: 'web' },
        resourceVersion: '1',
        generation: 2,
        creationTimestamp: '2026-01-01T00:00:00Z',
        managedFields: [
          {
            manager: 'deployer',
            operation: 'Apply',
            apiVersion: 'apps/v1',
            time: 't',
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:spec': {} },
          },
          { manager: 'kcm', operation: 'Update', subresource: 'scale', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
          { manager: 'kcm', operation: 'Update', subresource: 'status', time: 'now', fieldsV1: { 'f:status': {} } },
          {
            manager: 'kcm',
            operation: 'Update',
            subresource: 'status',
            time: 'now',
            fieldsV1: { 'f:metadata': { 'f:annotations': {} }, 'f:status': {} },
          },
        ],
      },
      spec: { replicas: 2 },
      status: { replicas: 1 },
    };
    expect(trimmed(object)).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        ...metadata,
        uid: 'u',
        labels: { app: 'web' },
        managedFields: [
          { manager: 'deployer', operation: 'Apply', time: 't', fieldsV1: { 'f:spec': {} } },
          { manager: 'kcm', operation: 'Update', subresource: 'scale', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
          {
            manager: 'kcm',
            operation: 'Update',
            subresource: 'status',
            fieldsV1: { 'f:metadata': { 'f:annotations': {} } },
          },
        ],
      },
      spec: { replicas: 2 },
    });
  });

  it('is what runs, of a pod that belongs to something', () => {
    const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-7f', controller: true };
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...metadata,
        labels: { 'pod-template-hash': '7f', app: 'web' },
        annotations: { 'sidecar.istio.io/status': '{}', 'cni/podIP': '10.0.0.1' },
        ownerReferences: [{ ...owner, uid: 'u' }],
      },
      spec: { nodeName: 'n1', containers: [{ name: 'app', image: 'web:1', env: [] }] },
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        containerStatuses: [{ name: 'app', imageID: 'web@x', restartCount: 1 }],
      },
    };
    const kept = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...metadata,
        labels: { 'pod-template-hash': '7f' },
        annotations: { 'sidecar.istio.io/status': '{}' },
        ownerReferences: [owner],
      },
      spec: { containers: [{ name: 'app', image: 'web:1' }] },
      status: { phase: 'Running', containerStatuses: [{ name: 'app', imageID: 'web@x' }] },
    };
    expect(trimmed(pod)).toEqual(kept);
    const { ownerReferences: _, ...alone } = pod.metadata;
    expect(trimmed({ ...pod, metadata: alone })).toMatchObject({ spec: pod.spec, status: kept.status });
  });
});
