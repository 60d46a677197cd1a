import { digestOf } from '@ledgerline/kernel';
import { ApiServerStandIn, describeDetector } from '@ledgerline/testing';
import { checkDocument } from '../../commands/record-observation/check-document';
import type { Intent } from '../../compare';
import { kubernetes } from '../../domains/kubernetes';
import { redactWith } from '../redact';
import { kubernetesDetector } from './index';

const password = 'aHVudGVyMi1vZi1wcm9k';
const about = (name: string) => ({ name, namespace: 'shop' });
const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: about('settings'), data: { mode: 'prod' } };
const secret = { apiVersion: 'v1', kind: 'Secret', metadata: about('db'), type: 'Opaque', data: { password } };
const manifests = [settings, secret].map((object) => JSON.stringify(object)).join('\n---\n');
const intent: Intent = {
  ...{ artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [] },
  manifests: { all: digestOf(manifests) },
};

const whole = new ApiServerStandIn();
const partly = new ApiServerStandIn();
const closed = new ApiServerStandIn();
const kubeconfigs = new Map<ApiServerStandIn, string>();

beforeAll(async () => {
  for (const cluster of [whole, partly, closed]) {
    kubeconfigs.set(cluster, await cluster.start());
    for (const object of [settings, secret]) cluster.apply(object, 'deployer');
  }
  partly.faults.forbid({ resource: 'secrets' });
  closed.faults.forbid({});
});
afterAll(async () => {
  for (const cluster of [whole, partly, closed]) await cluster.stop();
});

const lookAt = (cluster: ApiServerStandIn) => async (signal: AbortSignal) => {
  const detector = kubernetesDetector({ random: () => 0, attempts: 1 });
  const kubeconfig = kubeconfigs.get(cluster) ?? '';
  const blob = () => Promise.resolve(new TextEncoder().encode(manifests));
  const context = { intent, blob, redact: redactWith('key'), signal };
  const seen = await detector.observe({ kubeconfig, namespaces: ['shop'] }, context);
  await detector.close();
  return seen;
};

describeDetector('kubernetes', () => ({
  complete: lookAt(whole),
  partial: lookAt(partly),
  error: lookAt(closed),
  secrets: [
    { secret: password, look: lookAt(whole) },
    { secret: password, look: lookAt(closed) },
  ],
  problemOf: (document) => checkDocument(kubernetes, document),
}));
