import { parseAllDocuments } from 'yaml';
import type { JsonObject } from '../../compare/json';
import { differencesOf, told, unexplained } from '../../testing/kubernetes-differences';
import { plantedChanges } from '../../testing/planted-changes';
import { servedSurroundings } from '../../testing/served/surroundings';
import { servedWorkloads } from '../../testing/served/workloads';

const read = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as JsonObject);
const drift = (declared: readonly JsonObject[], observed: readonly JsonObject[]) =>
  unexplained(differencesOf(declared, observed)).map(told);

describe.each([...servedWorkloads, ...servedSurroundings])('%s', (_, manifests, shown) => {
  const [declared, observed] = [read(manifests), read(shown)];

  it('is as declared, whichever of the two is declared', () => {
    expect(drift(declared, observed)).toEqual([]);
    expect(drift(observed, declared)).toEqual([]);
  });

  it('hides no change of anything that is declared', () => {
    const silent = declared.flatMap((object, index) =>
      [...plantedChanges(object, observed[index] ?? {})].flatMap(({ at, live }) => {
        const others = observed.filter((_other, place) => place !== index);
        return drift(declared, [...others, live]).length === 0 ? [at] : [];
      }),
    );
    expect(silent).toEqual([]);
  });
});

const deployment = (spec: object = {}, pod: object = {}, metadata: object = {}): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', ...metadata },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'acme/web:1' }], ...pod },
    },
    ...spec,
  },
});

describe('what nobody declared', () => {
  it('is drift where it overrides a default', () => {
    expect(drift([deployment()], [deployment({}, { terminationGracePeriodSeconds: 60 })])).toEqual([
      'spec.template.spec.terminationGracePeriodSeconds changed drift',
    ]);
  });

  it('is drift where intent closes a list or a map', () => {
    const container = { name: 'web', image: 'acme/web:1' };
    const foreign = deployment(
      {},
      {
        containers: [
          { ...container, env: [{ name: 'X', value: '1' }], ports: [{ containerPort: 9 }] },
          { ...container, name: 'miner' },
        ],
        tolerations: [{ operator: 'Exists' }],
        hostAliases: [{ ip: '10.0.0.1', hostnames: ['psp'] }],
      },
      { labels: { x: 'y' }, finalizers: ['x.io/keep'] },
    );
    expect(drift([deployment()], [foreign])).toEqual([
      'metadata.finalizers[=x.io/keep] unexpected drift',
      'metadata.labels.x unexpected drift',
      'spec.template.spec.containers[name=miner] unexpected drift',
      'spec.template.spec.containers[name=web].env[name=X] unexpected drift',
      'spec.template.spec.containers[name=web].ports[containerPort=9,protocol=TCP] unexpected drift',
      'spec.template.spec.hostAliases[ip=10.0.0.1] unexpected drift',
      'spec.template.spec.tolerations unexpected drift',
    ]);
  });

  it('is unknown in a resource whose schema nobody gave, and which does not tell who wrote it', () => {
    const certificate = (spec: object) => ({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'web', namespace: 'shop' },
      spec,
    });
    const [declared, shown] = [{ secretName: 'web' }, { secretName: 'web', usages: ['server auth'] }];
    expect(drift([certificate(declared)], [certificate(shown)])).toEqual(['spec.usages unexpected unknown']);
  });

  it('is drift as an object with our label, or in a namespace that we own, and of no concern elsewhere', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    const map = (name: string, metadata: object) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, ...metadata },
    });
    const found = unexplained(
      differencesOf(
        [namespace],
        [
          namespace,
          map('stray', { namespace: 'shop' }),
          map('marked', { namespace: 'other', labels: { 'app.kubernetes.io/managed-by': 'ledgerline' } }),
          map('theirs', { namespace: 'other' }),
        ],
      ),
    );
    expect(found.map(({ resource, kind }) => `${resource} ${kind}`)).toEqual([
      'ConfigMap other/marked unexpected',
      'ConfigMap shop/stray unexpected',
    ]);
  });
});

describe('the order of a list', () => {
  const container = (name: string, env: readonly object[] = []) => ({ name, image: `acme/${name}:1`, env });
  const pod = (spec: object) => [deployment({}, { containers: [container('web')], ...spec })];
  const list = 'spec.template.spec';

  it('takes no part where it means nothing', () => {
    const [a, b] = [
      { name: 'A', value: '1' },
      { name: 'B', value: '$(C)' },
    ];
    const [declared, observed] = [
      pod({ containers: [container('web', [a, b])] }),
      pod({ containers: [container('web', [b, a])] }),
    ];
    expect(drift(declared, observed)).toEqual([]);
    expect(
      drift(
        pod({ containers: [container('a'), container('b')] }),
        pod({ containers: [container('b'), container('a')] }),
      ),
    ).toEqual([]);
  });

  it('is drift where a variable refers to another one, or containers run one after the other', () => {
    const [a, b] = [
      { name: 'A', value: '1' },
      { name: 'B', value: 'is $(A)' },
    ];
    const [declared, observed] = [
      pod({ containers: [container('web', [a, b])] }),
      pod({ containers: [container('web', [b, a])] }),
    ];
    expect(drift(declared, observed)).toEqual([`${list}.containers[name=web].env changed drift`]);
    const steps = pod({ initContainers: [container('a'), container('b')] });
    const turned = differencesOf(steps, pod({ initContainers: [container('b'), container('a')] }));
    expect(turned.map(told)).toEqual([`${list}.initContainers changed drift`]);
    expect(turned[0]?.reason).toContain('they are in another order');
  });

  it('does not suffer from what is put before the others', () => {
    const steps = pod({ initContainers: [container('a'), container('b')] });
    const prepended = pod({ initContainers: [container('istio-init'), container('a'), container('b')] });
    expect(drift(steps, prepended)).toEqual([`${list}.initContainers[name=istio-init] unexpected drift`]);
  });
});

describe('an autoscaler', () => {
  const autoscaler = (metadata: object = {}) => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec: {
      minReplicas: 2,
      maxReplicas: 5,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    },
  });
  const scaled = (replicas: number, manager?: string) =>
    deployment(
      { replicas },
      {},
      manager === undefined
        ? {}
        : {
            managedFields: [
              { manager, operation: 'Update', subresource: 'scale', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
            ],
          },
    );
  const between = (replicas: number, manager?: string) =>
    drift([deployment({ replicas: 2 }), autoscaler()], [scaled(replicas, manager), autoscaler()]);

  it('may scale within its bounds', () => {
    expect(between(4)).toEqual([]);
    expect(between(4, 'kube-controller-manager')).toEqual([]);
  });

  it('may not scale beyond them, and nobody else within them', () => {
    expect(between(6)).toEqual(['spec.replicas changed drift']);
    expect(between(1)).toEqual(['spec.replicas changed drift']);
    expect(between(4, 'kubectl')).toEqual(['spec.replicas changed drift']);
  });

  it('has to be there', () => {
    expect(drift([deployment({ replicas: 2 })], [scaled(4)])).toEqual(['spec.replicas changed drift']);
  });
});

describe('secrets', () => {
  const secret = (content: object) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db', namespace: 'shop' },
    ...content,
  });

  it('are the same as text and as bytes, and are shown as keyed digests alone', () => {
    const declared = secret({ stringData: { password: 'hunter2' } });
    const live = (text: string) => secret({ data: { password: Buffer.from(text).toString('base64') } });
    expect(drift([declared], [live('hunter2')])).toEqual([]);
    const found = differencesOf([declared], [live('hunter3')]);
    expect(found.map(told)).toEqual(['data.password changed drift']);
    expect(found[0]?.observed).toMatch(/^hmac-sha256:/);
    expect(JSON.stringify(found)).not.toMatch(/hunter|aHVudGVy/);
  });

  it('in variables of a container are hidden as well', () => {
    const env = (value: string) =>
      deployment({}, { containers: [{ name: 'web', image: 'acme/web:1', env: [{ name: 'DB_PASSWORD', value }] }] });
    const found = differencesOf([env('hunter2')], [env('hunter3')]);
    expect(found.map(told)).toEqual([
      'spec.template.spec.containers[name=web].env[name=DB_PASSWORD].value changed drift',
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter');
  });
});
