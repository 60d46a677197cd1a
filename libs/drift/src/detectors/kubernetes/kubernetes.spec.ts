import { digestOf } from '@ledgerline/kernel';
import { ApiServerStandIn } from '@ledgerline/testing';
import { checkDocument } from '../../commands/record-observation/check-document';
import type { Circumstances, Intent } from '../../compare';
import { assess } from '../../compare';
import type { JsonObject } from '../../compare/json';
import { segmentsOf } from '../../compare/json';
import { keyedPath } from '../../compare/keyed-path';
import { kubernetes as domain } from '../../domains/kubernetes';
import type { DetectorContext, Seen } from '../detector';
import { redactWith } from '../redact';
import type { KubernetesConfig } from './configuration';
import { kubernetesDetector } from './index';

const OURS = { 'app.kubernetes.io/managed-by': 'ledgerline' };
const DIGEST = `sha256:${'a'.repeat(64)}`;
const SECRET = 'c29tZXRoaW5nIHRoYXQgbm9ib2R5IG1heSBzZWU=';

const deployment = (image = `ghcr.io/acme/web@${DIGEST}`): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', labels: OURS },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image }] } },
  },
});
const configMap = (name: string, data: JsonObject, labels: JsonObject = {}, namespace = 'shop'): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace, labels },
  data,
});
const secret: JsonObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'db', namespace: 'shop' },
  type: 'Opaque',
  data: { password: SECRET },
};
const pod = (name: string, digest = DIGEST): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'shop',
    labels: { 'pod-template-hash': '7f' },
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-7f', uid: 'u', controller: true }],
  },
  spec: { containers: [{ name: 'app', image: `ghcr.io/acme/web@${DIGEST}` }], nodeName: 'n1' },
  status: {
    phase: 'Running',
    podIP: `10.0.0.${String(name.length)}`,
    containerStatuses: [{ name: 'app', imageID: `ghcr.io/acme/web@${digest}`, restartCount: 3 }],
  },
});

describe('looking at a Kubernetes cluster', () => {
  let cluster: ApiServerStandIn;
  let config: KubernetesConfig;
  let intent: Intent;
  const blobs = new Map<string, Uint8Array>();
  const detector = kubernetesDetector({ random: () => 0, attempts: 2 });

  const declare = (...objects: readonly JsonObject[]) => {
    const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
    blobs.set(digestOf(text), new TextEncoder().encode(text));
    intent = {
      artifacts: {},
      migrations: {},
      configuration: {},
      flags: {},
      variance: [],
      manifests: { all: digestOf(text) },
    };
  };
  const context = (): DetectorContext => ({
    intent,
    blob: async (digest) => {
      const bytes = blobs.get(digest);
      if (bytes === undefined) throw new Error('gone');
      return bytes;
    },
    redact: redactWith('key'),
    signal: new AbortController().signal,
  });
  const look = async (changed: Partial<KubernetesConfig> = {}) => {
    const seen = await detector.observe({ ...config, ...changed }, context());
    if (seen.completeness !== 'error') expect(checkDocument(domain, seen.document)).toBeUndefined();
    return seen;
  };
  const circumstances = (): Circumstances => ({
    environment: 'prod',
    now: '2026-01-02T00:00:00.000Z',
    intent: { intentRevision: 1, document: intent, declaredAt: '2026-01-01T00:00:00.000Z', converged: true },
    rolloutMilliseconds: 0,
    tolerances: [],
    acceptances: new Map(),
    forbids: () => undefined,
  });
  const judged = (seen: Seen) =>
    assess(domain, circumstances(), seen).map(({ resource, path, kind, classification }) =>
      [resource, keyedPath(segmentsOf(path)), kind, classification].filter((part) => part !== '').join(' '),
    );
  /** What comes to be found when something has just changed. */
  const comesToBe = async (wanted: readonly string[]) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (JSON.stringify(judged(await look())) === JSON.stringify(wanted)) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(judged(await look())).toEqual(wanted);
  };

  beforeEach(async () => {
    cluster = new ApiServerStandIn();
    config = { kubeconfig: await cluster.start(), namespaces: ['shop'] };
    declare(deployment(), configMap('settings', { mode: 'prod' }), secret);
    for (const object of [deployment(), configMap('settings', { mode: 'prod' }), secret])
      cluster.apply(object, 'deployer');
    cluster.put(pod('web-7f-a'));
    cluster.put(pod('web-7f-b'));
  });

  afterEach(async () => {
    await detector.close();
    await cluster.stop();
  });

  it('finds nothing where everything is as declared', async () => {
    const seen = await look();
    expect(seen).toMatchObject({ completeness: 'complete' });
    expect(judged(seen)).toEqual([]);
  });

  it('sees the same again without asking again', async () => {
    const seen = await look();
    const asked = cluster.asked.length;
    expect(await look()).toEqual(seen);
    expect(cluster.asked).toHaveLength(asked);
  });

  it('takes a heartbeat for no change', async () => {
    const seen = await look();
    cluster.edit(deployment(), 'kube-controller-manager', (live) => ({ ...live, status: { replicas: 2 } }), 'status');
    cluster.edit(
      pod('web-7f-a'),
      'kubelet',
      (live) => ({ ...live, spec: { ...(live.spec as object), nodeName: 'n2' } }),
      'status',
    );
    cluster.put(configMap('unrelated', {}));
    expect(await look()).toEqual(seen);
  });

  it.each<[string, () => void, string]>([
    [
      'an edit by hand',
      () =>
        cluster.edit(deployment(), 'kubectl-edit', (live) => ({
          ...live,
          spec: { ...(live.spec as object), replicas: 5 },
        })),
      'Deployment.apps shop/web spec.replicas changed drift',
    ],
    ['a missing object', () => cluster.remove(configMap('settings', {})), 'ConfigMap shop/settings missing drift'],
    [
      'another value of a secret',
      () => cluster.edit(secret, 'kubectl-edit', (live) => ({ ...live, data: { password: 'b3RoZXI=' } })),
      'Secret shop/db data.password changed drift',
    ],
    [
      'an object that nobody declared, with our label',
      () =>
        cluster.put({
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'x', namespace: 'shop', labels: OURS },
          spec: {},
        }),
      'Service shop/x unexpected drift',
    ],
    [
      'another digest that runs',
      () => cluster.put(pod('web-7f-a', `sha256:${'b'.repeat(64)}`)),
      'Deployment.apps shop/web running[container=app] changed drift',
    ],
  ])('finds %s, and lists nothing again for it', async (_, change, found) => {
    await look();
    const lists = () => cluster.asked.filter(({ verb }) => verb === 'list').length;
    const before = lists();
    change();
    await comesToBe([found]);
    expect(lists()).toBe(before);
  });

  it('finds what nobody declared in a namespace of ours, and leaves alone what others have in one that is not', async () => {
    const stray = configMap('stray', {});
    cluster.put(stray);
    expect(judged(await look())).toEqual([]);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    cluster.put(namespace);
    declare(deployment(), configMap('settings', { mode: 'prod' }), secret, namespace);
    expect(judged(await look())).toEqual(['ConfigMap shop/stray unexpected drift']);
  });

  it('tells who edited by hand, and when', async () => {
    cluster.time = '2026-01-01T10:00:00Z';
    cluster.edit(deployment(), 'kubectl-edit', (live) => ({
      ...live,
      spec: { ...(live.spec as object), replicas: 5 },
    }));
    const [found] = assess(domain, circumstances(), await look());
    expect(found?.writer).toEqual({ manager: 'kubectl-edit', operation: 'Update', at: '2026-01-01T10:00:00Z' });
  });

  it('tells who scales', async () => {
    cluster.put({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        minReplicas: 2,
        maxReplicas: 6,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      },
    });
    const scaled = (live: JsonObject) => ({ ...live, spec: { ...(live.spec as object), replicas: 4 } });
    cluster.edit(deployment(), 'kube-controller-manager', scaled, 'scale');
    expect(judged(await look())).toContain('Deployment.apps shop/web spec.replicas changed tolerated');
  });

  it('lets no value of a secret out, wherever it stands', async () => {
    const remembered = JSON.stringify(secret);
    cluster.edit(secret, 'kubectl-edit', (live) => ({
      ...live,
      metadata: {
        ...(live.metadata as object),
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': remembered },
      },
    }));
    const seen = JSON.stringify(await look());
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain(Buffer.from(SECRET, 'base64').toString());
  });

  it('holds a custom kind against how the cluster describes it', async () => {
    const widgets = { apiVersion: 'example.com/v1', kind: 'Widget', plural: 'widgets', namespaced: true };
    cluster.resources = [...cluster.resources, widgets];
    const widget = (spec: JsonObject) => ({
      apiVersion: 'example.com/v1',
      kind: 'Widget',
      metadata: { name: 'w', namespace: 'shop' },
      spec,
    });
    const parts = {
      type: 'array',
      items: { type: 'object', properties: { id: { type: 'string' }, size: { type: 'integer', default: 1 } } },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['id'],
    };
    const schema = {
      type: 'object',
      properties: {
        metadata: { $ref: '#/components/schemas/Meta' },
        spec: { type: 'object', properties: { parts, other: {} } },
      },
      'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Widget' }],
    };
    cluster.described.set('apis/example.com/v1', { components: { schemas: { 'com.example.v1.Widget': schema } } });
    declare(widget({ parts: [{ id: 'a' }, { id: 'b' }] }));
    cluster.put(
      widget({
        parts: [
          { id: 'b', size: 1 },
          { id: 'a', size: 2 },
        ],
      }),
    );
    const seen = await look();
    expect(judged(seen)).toContain('Widget.example.com shop/w spec.parts[id=a].size changed drift');
    expect(judged(seen).filter((one) => one.startsWith('Widget'))).toHaveLength(1);
    expect(JSON.stringify(seen.document)).not.toContain('other');
  });

  it.each<[string, () => void, string]>([
    [
      'what nobody may list',
      () => cluster.faults.forbid({ verb: 'list', resource: 'secrets' }),
      'not allowed to list secrets in shop',
    ],
    [
      'what nobody may watch',
      () => cluster.faults.forbid({ verb: 'watch', resource: 'deployments.apps' }),
      'not allowed to watch deployments.apps in shop',
    ],
    [
      'a kind that the cluster does not have',
      () => declare({ apiVersion: 'example.com/v1', kind: 'Gadget', metadata: { name: 'g', namespace: 'shop' } }),
      'the cluster has no Gadget of example.com/v1',
    ],
    [
      'what stands somewhere else',
      () => declare(configMap('away', {}, {}, 'billing')),
      'outside the namespaces that the agent looks into: ConfigMap billing/away',
    ],
    [
      'what does not answer well',
      () => cluster.faults.plan({ verb: 'list', resource: 'configmaps' }, { status: 500 }, 9),
      'cannot list configmaps in shop: the API server answers 500, InternalError',
    ],
  ])('has seen a part where there is %s, and says which', async (_, change, problem) => {
    change();
    const seen = await look();
    expect(seen).toMatchObject({ completeness: 'partial', problem });
    expect(await look()).toEqual(seen);
  });

  it('never takes for missing what it may not see', async () => {
    cluster.faults.forbid({ verb: 'list', resource: 'configmaps' });
    const found = judged(await look());
    expect(found).toContain('ConfigMap shop/settings missing unknown');
    expect(found.some((one) => one.endsWith('drift'))).toBe(false);
  });

  it.each<[string, () => void | Promise<void>, string]>([
    ['its credentials are not taken', () => cluster.tokens.clear(), 'the API server answers 401, Unauthorized'],
    [
      'the manifests are gone',
      () => {
        declare(configMap('another', {}));
        blobs.clear();
      },
      'the manifest all cannot be fetched',
    ],
    [
      'a manifest is no manifest',
      () => declare({ kind: 'Deployment' }),
      'the manifest all, line 1 cannot be read: it has no apiVersion',
    ],
  ])('fails where %s', async (_, change, problem) => {
    await change();
    expect(await look()).toEqual({ completeness: 'error', problem, document: {} });
  });

  it('fails where nothing may be read', async () => {
    cluster.faults.forbid({});
    expect(await look()).toMatchObject({
      completeness: 'error',
      problem: expect.stringContaining('cannot find out about ConfigMap of v1: the API server answers 403') as string,
    });
  });

  it('has seen the rest where a group is away', async () => {
    cluster.faults.plan({ resource: '/apis/policy/v1' }, { status: 503 }, 9);
    expect(await look()).toMatchObject({
      completeness: 'partial',
      problem: expect.stringContaining('cannot find out about PodDisruptionBudget of policy/v1') as string,
    });
  });

  it('fails where there is no kubeconfig', async () => {
    expect(await look({ kubeconfig: '/nowhere' })).toMatchObject({ problem: 'the kubeconfig cannot be read' });
  });

  it('has seen nothing when it takes too long', async () => {
    cluster.faults.plan({ verb: 'list' }, { silence: true }, 100);
    const signal = AbortSignal.timeout(50);
    expect(await detector.observe(config, { ...context(), signal })).toMatchObject({ completeness: 'error' });
  });

  it('says that it saw other manifests when the intent has moved on', async () => {
    const seen = await look();
    declare(deployment(), configMap('settings', { mode: 'prod' }));
    expect(judged(seen)).toContain('kubernetes detector reference missing unknown');
  });
});
