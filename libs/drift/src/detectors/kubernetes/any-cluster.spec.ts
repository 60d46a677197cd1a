import { digestOf } from '@ledgerline/kernel';
import type { SpecCluster } from '@ledgerline/testing';
import { aCluster } from '@ledgerline/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { assess } from '../../compare';
import type { JsonObject } from '../../compare/json';
import { segmentsOf } from '../../compare/json';
import { keyedPath } from '../../compare/keyed-path';
import type { Difference } from '../../difference';
import { kubernetes as domain } from '../../domains/kubernetes';
import { kubernetesReverter } from '../../reverters/kubernetes';
import { redactWith } from '../redact';
import { kubernetesDetector } from './index';

const PATIENCE = 300;

/** Against the stand-in, or the cluster of KUBECONFIG where LEDGERLINE_TEST_CLUSTER is 1: both have to do the same. */
describe('a cluster, whichever it is', () => {
  let cluster: SpecCluster;
  let web: JsonObject;
  let settings: JsonObject;
  let secret: JsonObject;
  const detector = kubernetesDetector();
  const reverter = kubernetesReverter();

  const context = () => {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [web, settings, secret] });
    const manifests = { all: digestOf(text) };
    return {
      intent: { artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [], manifests },
      blob: async () => new TextEncoder().encode(text),
      redact: redactWith('key'),
      signal: new AbortController().signal,
    };
  };
  const config = () => ({ kubeconfig: cluster.kubeconfig, namespaces: [cluster.namespace] });
  const drift = async (): Promise<readonly Difference[]> => {
    const around = context();
    const seen = await detector.observe(config(), around);
    expect(seen.completeness).toBe('complete');
    const found = assess(
      domain,
      {
        environment: 'prod',
        now: new Date().toISOString(),
        intent: { intentRevision: 1, document: around.intent, declaredAt: '2026-01-01T00:00:00.000Z', converged: true },
        rolloutMilliseconds: 0,
        tolerances: [],
        acceptances: new Map(),
        forbids: () => undefined,
      },
      seen,
    );
    return found.filter(({ classification }) => classification === 'drift');
  };
  const told = ({ resource, path, kind, writer }: Difference) =>
    [resource.split(' ')[0], keyedPath(segmentsOf(path)), kind, writer?.manager ?? ''].join(' ').trim();
  const comesToBe = async (...wanted: readonly string[]) => {
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      if (JSON.stringify((await drift()).map(told)) === JSON.stringify(wanted)) return;
      await pause(20);
    }
    expect((await drift()).map(told)).toEqual(wanted);
  };
  const requests = async () => (await drift()).map((difference) => ({ findingId: 'DR-1', difference }));

  beforeAll(async () => {
    cluster = await aCluster();
    const { namespace } = cluster;
    web = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace },
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'app', image: `example.invalid/web@sha256:${'a'.repeat(64)}` }] },
        },
      },
    };
    settings = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace },
      data: { mode: 'prod' },
    };
    secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'db', namespace },
      type: 'Opaque',
      data: { p: 'YQ==' },
    };
    for (const object of [web, settings, secret]) await cluster.apply(object, 'deployer');
  });

  afterAll(async () => {
    await detector.close();
    await cluster.stop();
  });

  it('is as declared when everything was applied', async () => {
    await comesToBe();
  });

  it('shows what was edited by hand and by whom, and gets it back by force', async () => {
    await cluster.patch(web, 'kubectl-edit', { spec: { revisionHistoryLimit: 3, replicas: 1 } });
    await comesToBe(
      'Deployment.apps spec.replicas changed kubectl-edit',
      'Deployment.apps spec.revisionHistoryLimit changed kubectl-edit',
    );
    const asked = (await requests()).filter(({ difference }) => difference.path === '/spec/replicas');
    expect(await reverter.plan(config(), asked, context())).toMatchObject([
      { outcome: 'conflict', conflicts: [{ field: 'spec.replicas', manager: 'kubectl-edit' }] },
    ]);
    expect(await reverter.carryOut(config(), asked, context(), { force: true })).toMatchObject([
      { outcome: 'restored' },
    ]);
    await comesToBe('Deployment.apps spec.revisionHistoryLimit changed kubectl-edit');
    await reverter.carryOut(config(), await requests(), context(), { force: false });
    await comesToBe();
  });

  it('shows what somebody put in beside it, and is rid of it', async () => {
    await cluster.patch(settings, 'kubectl-patch', { data: { extra: '1' } });
    await comesToBe('ConfigMap data.extra unexpected kubectl-patch');
    expect(await reverter.plan(config(), await requests(), context())).toMatchObject([{ outcome: 'planned' }]);
    expect(await reverter.carryOut(config(), await requests(), context(), { force: false })).toMatchObject([
      { outcome: 'restored' },
    ]);
    await comesToBe();
    expect(await cluster.live(settings)).toMatchObject({ data: { mode: 'prod' } });
  });

  it('shows what is missing, and has it again', async () => {
    await cluster.remove(settings);
    await comesToBe('ConfigMap  missing');
    await reverter.carryOut(config(), await requests(), context(), { force: false });
    await comesToBe();
  });

  it('shows that a secret was rotated, and leaves it so', async () => {
    await cluster.patch(secret, 'rotator', { data: { p: 'Yg==' } });
    await comesToBe('Secret data.p changed rotator');
    expect(await reverter.carryOut(config(), await requests(), context(), { force: true })).toMatchObject([
      { outcome: 'refused' },
    ]);
    expect(await cluster.live(secret)).toMatchObject({ data: { p: 'Yg==' } });
  });
});
