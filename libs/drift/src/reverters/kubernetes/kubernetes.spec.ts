import { digestOf } from '@ledgerline/kernel';
import { ApiServerStandIn, isPermitted, permittedBy } from '@ledgerline/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import { redactWith } from '../../detectors/redact';
import type { RevertRequest, RevertStep } from '../reverter';
import { kubernetesReverter } from './index';

const manifest: JsonObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', labels: { team: 'web' } },
  spec: {
    replicas: 2,
    template: {
      spec: {
        containers: [
          { name: 'app', image: 'web:1', env: [{ name: 'LOG', value: 'info' }] },
          { name: 'proxy', image: 'proxy:1' },
        ],
      },
    },
  },
};
const WEB = 'Deployment.apps shop/web';
type Containers = readonly JsonObject[];

const withSpec = (live: JsonObject, change: (spec: JsonObject) => JsonObject): JsonObject => ({
  ...live,
  spec: change(live.spec as JsonObject),
});
const scaled = (replicas: number) => (live: JsonObject) => withSpec(live, (spec) => ({ ...spec, replicas }));
const withContainers = (change: (containers: Containers) => Containers) => (live: JsonObject) =>
  withSpec(live, (spec) => {
    const { template } = spec as { template: { spec: { containers: Containers } } };
    return {
      ...spec,
      template: { ...template, spec: { ...template.spec, containers: change(template.spec.containers) } },
    };
  });
const imaged = (image: string) => withContainers(([app, ...others]) => [{ ...app, image }, ...others]);

const request = (
  path: string,
  kind: RevertRequest['difference']['kind'] = 'changed',
  more: Partial<RevertRequest['difference']> = {},
): RevertRequest => ({
  findingId: 'DR-1',
  difference: { resource: WEB, path, kind, declared: null, observed: null, ...more },
});
const REPLICAS = '/spec/replicas';
const IMAGE = '/spec/template/spec/containers/[name=app]/image';

describe('restoring what is declared in a cluster', () => {
  let cluster: ApiServerStandIn;
  let config: { kubeconfig: string; namespaces: string[] };
  const reverter = kubernetesReverter({ attempts: 1 });
  let declared: readonly JsonObject[] = [manifest];
  let variance: Intent['variance'] = [];

  const context = () => {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: declared });
    const manifests = { all: digestOf(text) };
    return {
      intent: { artifacts: {}, migrations: {}, configuration: { web: {} }, flags: {}, variance, manifests },
      blob: async () => new TextEncoder().encode(text),
      redact: redactWith('key'),
      signal: new AbortController().signal,
    };
  };
  const plan = (...requests: readonly RevertRequest[]) => reverter.plan(config, requests, context());
  const carryOut = (force: boolean, ...requests: readonly RevertRequest[]) =>
    reverter.carryOut(config, requests, context(), { force });
  const outcomes = (steps: readonly RevertStep[]) => steps.map(({ outcome }) => outcome);
  const live = (object: JsonObject = manifest) => cluster.live(object);
  const spec = () => live()?.spec as { replicas: number; template: { spec: { containers: Containers } } };
  const edit = (manager: string, change: (of: JsonObject) => JsonObject, subresource?: string) =>
    cluster.edit(manifest, manager, change, subresource);

  beforeEach(async () => {
    declared = [manifest];
    variance = [];
    cluster = new ApiServerStandIn();
    config = { kubeconfig: await cluster.start(), namespaces: ['shop'] };
    cluster.apply(manifest, 'deployer');
  });

  afterEach(() => cluster.stop());

  it('shows what would change and who would lose what, and changes nothing', async () => {
    edit('kubectl-edit', scaled(5));
    const before = live();
    expect(await plan(request(REPLICAS))).toEqual([
      {
        object: WEB,
        findings: ['DR-1'],
        outcome: 'conflict',
        changes: [{ path: 'spec.replicas', before: 5, after: 2 }],
        conflicts: [{ field: 'spec.replicas', manager: 'kubectl-edit' }],
        problem: 'others have these fields',
      },
    ]);
    expect(live()).toEqual(before);
    expect(cluster.asked.filter(({ verb, isDryRun }) => verb === 'patch' && isDryRun !== true)).toEqual([]);
  });

  it('takes a field from another only by force', async () => {
    edit('kubectl-edit', scaled(5));
    expect(outcomes(await carryOut(false, request(REPLICAS)))).toEqual(['conflict']);
    expect(spec().replicas).toBe(5);
    expect(await carryOut(true, request(REPLICAS))).toMatchObject([
      { outcome: 'restored', changes: [{ path: 'spec.replicas', before: 5, after: 2 }], conflicts: [] },
    ]);
    expect(spec().replicas).toBe(2);
  });

  it('needs no force for what nobody has', async () => {
    cluster.edit(manifest, 'deployer', ({ spec: of, ...rest }) => {
      const { replicas: _, ...others } = of as JsonObject;
      return { ...rest, spec: others };
    });
    expect(outcomes(await plan(request(REPLICAS, 'missing')))).toEqual(['planned']);
    expect(outcomes(await carryOut(false, request(REPLICAS, 'missing')))).toEqual(['restored']);
    expect(spec().replicas).toBe(2);
  });

  it('leaves alone what it is not asked for, now and the next time', async () => {
    edit('kube-controller-manager', scaled(4), 'scale');
    edit('kubectl-set', imaged('web:2'));
    expect(outcomes(await carryOut(true, request(IMAGE)))).toEqual(['restored']);
    expect(spec()).toMatchObject({ replicas: 4, template: { spec: { containers: [{ image: 'web:1' }, {}] } } });
    expect(outcomes(await carryOut(true, request(REPLICAS)))).toEqual(['restored']);
    edit('kubectl-set', imaged('web:3'));
    expect(outcomes(await carryOut(true, request(REPLICAS)))).toEqual(['unchanged']);
    expect(outcomes(await carryOut(true, request(IMAGE)))).toEqual(['restored']);
    expect(spec()).toMatchObject({ replicas: 2, template: { spec: { containers: [{ image: 'web:1' }, {}] } } });
  });

  it('restores what the overlay says, where it says something else than the release', async () => {
    variance = [{ key: 'web.replicas', base: 2, value: 7, owner: 'web', why: 'load' }];
    edit('kubectl-edit', scaled(5));
    await carryOut(true, request(REPLICAS));
    expect(spec().replicas).toBe(7);
  });

  it('takes out what nobody declared, from the object that was looked at and no later one', async () => {
    edit(
      'kubectl-edit',
      withContainers((all) => [{ name: 'a', image: 'a:1' }, ...all, { name: 'z', image: 'z:1' }]),
    );
    const unexpected = ['a', 'z'].map((name) => request(`/spec/template/spec/containers/[name=${name}]`, 'unexpected'));
    expect(await plan(...unexpected)).toMatchObject([
      {
        outcome: 'planned',
        changes: [
          { path: 'spec.template.spec.containers[name=a]', after: null },
          { path: 'spec.template.spec.containers[name=z]', after: null },
        ],
      },
    ]);
    expect(outcomes(await carryOut(false, ...unexpected))).toEqual(['restored']);
    expect(spec().template.spec.containers.map(({ name }) => name)).toEqual(['app', 'proxy']);
  });

  it('takes out and restores in one object', async () => {
    edit(
      'kubectl-edit',
      withContainers(([app, proxy]) => [{ ...app, image: 'web:2' }, { ...proxy }, { name: 'z', image: 'z:1' }]),
    );
    const both = [request(IMAGE), request('/spec/template/spec/containers/[name=z]', 'unexpected')];
    expect((await plan(...both))[0]?.changes.map(({ path }) => path)).toEqual([
      'spec.template.spec.containers[name=z]',
      'spec.template.spec.containers[name=app].image',
    ]);
    await carryOut(true, ...both);
    expect(spec().template.spec.containers).toMatchObject([{ name: 'app', image: 'web:1' }, { name: 'proxy' }]);
    expect(spec().template.spec.containers).toHaveLength(2);
  });

  it('makes what is missing, and takes away what nobody declared', async () => {
    cluster.remove(manifest);
    expect(outcomes(await plan(request('', 'missing')))).toEqual(['planned']);
    expect(live()).toBeUndefined();
    expect(outcomes(await carryOut(false, request('', 'missing')))).toEqual(['restored']);
    expect(spec().replicas).toBe(2);

    declared = [];
    const unexpected = request('', 'unexpected', { observed: { apiVersion: 'apps/v1' } });
    expect(outcomes(await plan(unexpected))).toEqual(['planned']);
    expect(live()).toBeDefined();
    expect(outcomes(await carryOut(false, unexpected))).toEqual(['restored']);
    expect(live()).toBeUndefined();
    expect(outcomes(await carryOut(false, unexpected))).toEqual(['unchanged']);
  });

  it.each<[string, RevertRequest, string]>([
    ['a secret', request('/data/password', 'changed', { resource: 'Secret shop/db' }), 'rotated'],
    ['a secret that is gone', request('', 'missing', { resource: 'Secret shop/db' }), 'rotated'],
    ['what looks like a secret', request(IMAGE, 'changed', { observed: 'hmac-sha256:00' }), 'rotated'],
    ['what runs', request('/running/[container=app]'), 'roll out again'],
    ['a namespace that nobody declared', request('', 'unexpected', { resource: 'Namespace shop' }), 'by hand'],
    [
      'what is not declared any more',
      request(REPLICAS, 'changed', { resource: 'Deployment.apps shop/old' }),
      'not declared',
    ],
    ['what is elsewhere', request('', 'unexpected', { resource: 'ConfigMap kube-system/x' }), 'outside the namespaces'],
  ])('never restores %s', async (_, one, why) => {
    const before = cluster.store.revision;
    for (const steps of [await plan(one), await carryOut(true, one)]) {
      expect(steps).toMatchObject([{ outcome: 'refused', problem: expect.stringContaining(why) as string }]);
    }
    expect(cluster.store.revision).toBe(before);
  });

  it('touches no value of a secret when it restores what is beside it', async () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'db', namespace: 'shop', labels: { team: 'web' } },
      data: { p: 'YQ==' },
    };
    declared = [secret];
    cluster.apply(secret, 'deployer');
    const rotated = (of: JsonObject) => ({
      ...of,
      data: { p: 'Yg==' },
      metadata: { ...(of.metadata as object), labels: { team: 'x' } },
    });
    cluster.edit(secret, 'rotator', rotated);
    await carryOut(true, request('/metadata/labels/team', 'changed', { resource: 'Secret shop/db' }));
    expect(live(secret)).toMatchObject({ data: { p: 'Yg==' }, metadata: { labels: { team: 'web' } } });
  });

  it('says what it is not allowed to, and goes on with the rest', async () => {
    edit('kubectl-edit', scaled(5));
    cluster.faults.forbid({ verb: 'patch' });
    expect(await carryOut(true, request(REPLICAS))).toMatchObject([
      { outcome: 'failed', problem: 'the account may not do this' },
    ]);
  });

  it.each<[string, () => RevertRequest, 'patch' | 'delete']>([
    [
      'a field is to go',
      () => {
        edit(
          'kubectl-edit',
          withContainers((all) => [...all, { name: 'z', image: 'z:1' }]),
        );
        return request('/spec/template/spec/containers/[name=z]', 'unexpected');
      },
      'patch',
    ],
    [
      'it is to go',
      () => {
        declared = [];
        return request('', 'unexpected', { observed: { apiVersion: 'apps/v1' } });
      },
      'delete',
    ],
  ])('does nothing to an object that changes while it looks, where %s', async (_, prepare, verb) => {
    const asked = prepare();
    const quicker = () => edit('somebody', scaled(9));
    // The dry run comes first, and is let pass.
    cluster.faults.plan({ verb, isDryRun: true }, { delayMilliseconds: 0 });
    cluster.faults.plan({ verb }, { meanwhile: quicker });
    expect(await carryOut(true, asked)).toMatchObject([
      { outcome: 'failed', problem: 'it has changed in the meantime: plan again' },
    ]);
    expect(live()).toBeDefined();
  });

  it('applies nothing to another object of the same name', async () => {
    edit('kubectl-edit', scaled(5));
    cluster.faults.plan({ verb: 'patch', isDryRun: true }, { delayMilliseconds: 0 });
    cluster.faults.plan(
      { verb: 'patch' },
      {
        meanwhile: () => {
          cluster.remove(manifest);
          cluster.apply({ ...manifest, spec: { replicas: 9 } }, 'somebody');
        },
      },
    );
    expect(outcomes(await carryOut(true, request(REPLICAS)))).toEqual(['failed']);
    expect(spec().replicas).toBe(9);
  });

  it('needs no more than the role that is shipped for it', async () => {
    const shipped = readFileSync(join(__dirname, '../../../../../examples/kubernetes/agent-revert.yaml'), 'utf8');
    const permitted = await permittedBy(shipped);
    edit('kubectl-edit', scaled(5));
    await carryOut(true, request(REPLICAS));
    await carryOut(true, request('', 'unexpected', { observed: { apiVersion: 'apps/v1' } }));
    const asked = cluster.asked.filter(({ verb }) => verb !== 'discover');
    expect(asked.filter((one) => !isPermitted(one, permitted))).toEqual([]);
    expect(permitted.some(({ resource }) => resource === 'secrets')).toBe(false);
  });
});
