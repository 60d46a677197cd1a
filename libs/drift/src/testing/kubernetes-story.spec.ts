import type { IntentDocument } from '@ledgerline/environment';
import { environment, IntentDeclared, ProjectConfigured } from '@ledgerline/environment';
import type { Actor } from '@ledgerline/kernel';
import { contentDigest, digestOf, Refusal } from '@ledgerline/kernel';
import { ReleaseCut } from '@ledgerline/release';
import { ApiServerStandIn } from '@ledgerline/testing';
import { RecordObservation } from '../commands/record-observation/command';
import { RequestRevert } from '../commands/request-revert/command';
import { kubernetesDetector } from '../detectors/kubernetes';
import { redactWith } from '../detectors/redact';
import { drift } from '../evolve';
import { kubernetesReverter } from '../reverters/kubernetes';
import { DriftApplication } from './drift-application';

const olga: Actor = { kind: 'person', id: 'olga' };
const agent: Actor = { kind: 'service', id: 'agent-prod' };
const workload = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { replicas: 2, template: { spec: { containers: [{ name: 'app', image: 'web:1' }] } } },
};
const manifest = JSON.stringify(workload);
const releaseId = `sha256:${'b'.repeat(64)}`;
const content = { ...ReleaseCut.sample.content, migrations: {}, datasets: {}, manifests: { web: digestOf(manifest) } };
const document: IntentDocument = {
  ...IntentDeclared.sample.document,
  overlayVersion: 0,
  variance: [],
  manifests: content.manifests,
};
const configuration = {
  ...ProjectConfigured.sample.configuration,
  environments: { prod: { admits: 'candidate', after: [], labels: {}, observe: ['kubernetes'] } },
};

describe('a workload that drifts, from the cluster to the ledger and back', () => {
  let app: DriftApplication;
  let cluster: ApiServerStandIn;
  let config: { kubeconfig: string; namespaces: string[] };
  let minute = 0;
  const detector = kubernetesDetector();
  const reverter = kubernetesReverter();
  const context = () => ({
    intent: document,
    blob: async () => new TextEncoder().encode(manifest),
    redact: redactWith('key'),
    signal: new AbortController().signal,
  });
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const pass = (minutes: number) => {
    minute += minutes;
    return app.passUntil(now());
  };
  const observe = async () => {
    await pass(1);
    const seen = await detector.observe(config, context());
    const report = { detector: 'kubernetes', observedAt: now(), ...seen };
    return app.execute((cause) => new RecordObservation(cause, 'checkout', 'prod', 'prod', report), agent);
  };
  const findings = async () => [...(await app.decisions.load(drift, 'checkout:prod')).state.findings.values()];

  beforeEach(async () => {
    minute = 0;
    app = await DriftApplication.start(now());
    const configurationHash = contentDigest(configuration);
    await app.append(
      'project-checkout',
      ProjectConfigured({ project: 'checkout', version: 1, configurationHash, configuration }),
    );
    await app.append(`release-checkout:${'b'.repeat(64)}`, ReleaseCut({ ...ReleaseCut.sample, releaseId, content }));
    const { because } = IntentDeclared.sample;
    const about = { project: 'checkout', environment: 'prod', intentRevision: 1, because };
    const intentHash = contentDigest(document);
    await app.append('environment-checkout:prod', IntentDeclared({ ...about, intentHash, document }));
    cluster = new ApiServerStandIn();
    config = { kubeconfig: await cluster.start(), namespaces: ['shop'] };
    cluster.apply(workload, 'deployer');
  });

  afterEach(async () => {
    await detector.close();
    await cluster.stop();
    await app.stop();
  });

  it('converges where everything runs as declared', async () => {
    expect(await observe()).not.toBeInstanceOf(Refusal);
    expect((await app.decisions.load(environment, 'checkout:prod')).state.intent?.converged).toBe(true);
  });

  it('opens a finding that names who edited it, and closes it once it is restored and seen', async () => {
    await observe();
    await detector.close();
    cluster.edit(workload, 'kubectl-edit', (live) => ({ ...live, spec: { ...(live.spec as object), replicas: 5 } }));
    await observe();
    await observe();
    const [finding] = await findings();
    expect(finding).toMatchObject({
      status: 'open',
      difference: {
        resource: 'Deployment.apps shop/web',
        path: '/spec/replicas',
        declared: 2,
        observed: 5,
        writer: { manager: 'kubectl-edit' },
      },
    });
    if (finding === undefined) throw new Error('there is no finding');

    const { findingId, difference } = finding;
    await app.execute((cause) => new RequestRevert(cause, 'checkout', 'prod', findingId, 'nobody decided so'), olga);
    const steps = await reverter.carryOut(config, [{ findingId, difference }], context(), { force: true });
    expect(steps).toMatchObject([{ outcome: 'restored', findings: [findingId] }]);
    await detector.close();
    await observe();
    expect((await findings())[0]).toMatchObject({ status: 'closed' });
  });
});
