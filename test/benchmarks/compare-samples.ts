import type { JsonObject } from '../../libs/drift/src/compare/json';

const CONTAINERS = 3;
const VARIABLES = 14;

/** A deployment of some 5 KB as somebody declares it. */
export function declaredDeployment(index: number): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: `web-${String(index)}`,
      namespace: `team-${String(index % 20)}`,
      labels: { app: 'web', tier: 'front' },
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: `web-${String(index)}` } },
      template: {
        metadata: { labels: { app: `web-${String(index)}` }, annotations: { 'prometheus.io/scrape': 'true' } },
        spec: {
          containers: Array.from({ length: CONTAINERS }, (_, at) => container(index, at)),
          volumes: [
            { name: 'config', configMap: { name: `web-${String(index)}` } },
            { name: 'scratch', emptyDir: { sizeLimit: '1024Mi' } },
          ],
        },
      },
    },
  };
}

function container(index: number, at: number): JsonObject {
  return {
    name: `c${String(at)}`,
    image: `ghcr.io/acme/web@sha256:${String(index % 10).repeat(64)}`,
    args: ['--listen', '0.0.0.0:8080', '--verbose'],
    env: Array.from({ length: VARIABLES }, (_, variable) => ({
      name: `SETTING_${String(variable)}`,
      value: `a value of some length ${String(index)} ${String(variable)}`,
    })),
    ports: [{ containerPort: 8080 + at }],
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
    livenessProbe: { httpGet: { path: '/live', port: 8080 + at }, periodSeconds: 5 },
    volumeMounts: [
      { name: 'config', mountPath: '/etc/web' },
      { name: 'scratch', mountPath: '/tmp' },
    ],
  };
}

/** The same as an API server shows it: defaulted, spelled its way, with its books; and with so many edits in it. */
export function liveDeployment(index: number, edits: number): JsonObject {
  const declared = structuredClone(declaredDeployment(index)) as unknown as Live;
  const { metadata, spec } = declared;
  Object.assign(metadata, {
    uid: `uid-${String(index)}`,
    resourceVersion: String(index),
    generation: 1,
    creationTimestamp: '2026-11-23T01:14:44Z',
    annotations: { 'deployment.kubernetes.io/revision': '1' },
    managedFields: [managed(declared)],
  });
  const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } };
  Object.assign(spec, { progressDeadlineSeconds: 600, revisionHistoryLimit: 10, strategy });
  const pod = spec.template.spec;
  Object.assign(pod, { dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', schedulerName: 'default-scheduler' });
  Object.assign(pod, { securityContext: {}, terminationGracePeriodSeconds: 30 });
  for (const one of pod.containers) {
    Object.assign(one, { imagePullPolicy: 'IfNotPresent', terminationMessagePath: '/dev/termination-log' });
    for (const port of one.ports) Object.assign(port, { protocol: 'TCP' });
    Object.assign(one.resources.requests, { cpu: '0.5', memory: '1024Mi' });
  }
  for (const one of pod.containers.slice(0, edits)) one.env[0].value = 'edited by hand';
  return { ...declared, status: { replicas: 3, readyReplicas: 3, observedGeneration: 1 } };
}

interface Live {
  readonly metadata: object;
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly LiveContainer[] } } };
}
interface LiveContainer {
  readonly env: readonly [{ value: string }];
  readonly ports: readonly object[];
  readonly resources: { readonly requests: object };
}

function managed(declared: Live) {
  const fields = Object.fromEntries(
    declared.spec.template.spec.containers.map((_, at) => [
      `k:{"name":"c${String(at)}"}`,
      { '.': {}, 'f:image': {}, 'f:env': { 'k:{"name":"SETTING_0"}': { '.': {}, 'f:value': {} } } },
    ]),
  );
  return {
    manager: 'kubectl-edit',
    operation: 'Update',
    apiVersion: 'apps/v1',
    time: '2026-11-23T01:14:44Z',
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:spec': { 'f:template': { 'f:spec': { 'f:containers': fields } } } },
  };
}
