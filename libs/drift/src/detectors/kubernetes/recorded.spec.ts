import { digestOf } from '@ledgerline/kernel';
import { ApiServerStandIn, recordedObjects, whyNoRecordedObjects } from '@ledgerline/testing';
import { assess } from '../../compare';
import type { JsonObject } from '../../compare/json';
import { kubernetes as domain } from '../../domains/kubernetes';
import { differencesOf } from '../../testing/kubernetes-differences';
import { redactWith } from '../redact';
import { kubernetesDetector } from './index';

const missing = whyNoRecordedObjects();
if (missing !== undefined) process.stdout.write(`no recorded objects are looked at: ${missing}\n`);

/** Found in both; the intent around them is not the same. */
const told = (found: ReturnType<typeof differencesOf>) =>
  found.map(({ fingerprint: _, ...difference }) => difference).sort((one, other) => (one.path < other.path ? -1 : 1));

(missing === undefined ? describe : describe.skip)('looking at what a real API server made of applied objects', () => {
  const detector = kubernetesDetector();

  afterEach(() => detector.close());

  it.each(recordedObjects().map(({ title, applied, live }) => [title, applied, live] as const))(
    'loses nothing of %s on the way, and adds nothing',
    async (_, applied: JsonObject, live: JsonObject) => {
      const cluster = new ApiServerStandIn();
      const kubeconfig = await cluster.start();
      try {
        cluster.put(live);
        const text = JSON.stringify(applied);
        const manifests = { all: digestOf(text) };
        const intent = { artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [], manifests };
        const seen = await detector.observe(
          { kubeconfig, namespaces: ['drift'] },
          {
            intent,
            blob: async () => new TextEncoder().encode(text),
            redact: redactWith('a key for specs'),
            signal: new AbortController().signal,
          },
        );
        expect(seen.completeness).toBe('complete');
        const circumstances = {
          environment: 'prod',
          now: '2026-11-28T00:00:00.000Z',
          intent: { intentRevision: 1, document: intent, declaredAt: '2026-11-01T00:00:00.000Z', converged: true },
          rolloutMilliseconds: 0,
          tolerances: [],
          acceptances: new Map(),
          forbids: () => undefined,
        };
        expect(told(assess(domain, circumstances, seen))).toEqual(told(differencesOf([applied], [live])));
      } finally {
        await cluster.stop();
      }
    },
  );
});
