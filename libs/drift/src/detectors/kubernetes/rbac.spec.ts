import { digestOf } from '@ledgerline/kernel';
import { ApiServerStandIn, isPermitted, permittedBy } from '@ledgerline/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redactWith } from '../redact';
import { usualKinds } from './configuration';
import { kubernetesDetector } from './index';

const manifest = readFileSync(join(__dirname, '../../../../../examples/kubernetes/agent-read.yaml'), 'utf8');
const declared = [...usualKinds, 'v1 Secret', 'v1 Namespace'].map((kind) => {
  const [apiVersion = '', name = ''] = kind.split(' ');
  const place = name === 'Namespace' ? { name: 'shop' } : { name: 'x', namespace: 'shop' };
  return { apiVersion, kind: name, metadata: place };
});

describe('the roles that are shipped for the agent', () => {
  let cluster: ApiServerStandIn;
  const detector = kubernetesDetector();

  /** Everything that the detector asks of resources, for such a release. */
  const askedFor = async (objects: readonly object[]) => {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
    const manifests = { all: digestOf(text) };
    const intent = { artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [], manifests };
    const seen = await detector.observe(
      { kubeconfig, namespaces: ['shop'] },
      {
        intent,
        blob: async () => new TextEncoder().encode(text),
        redact: redactWith('key'),
        signal: new AbortController().signal,
      },
    );
    expect(seen.completeness).toBe('complete');
    return cluster.asked.filter(({ verb }) => verb !== 'discover' && verb !== 'describe');
  };
  let kubeconfig: string;

  beforeEach(async () => {
    cluster = new ApiServerStandIn();
    kubeconfig = await cluster.start();
  });

  afterEach(async () => {
    await detector.close();
    await cluster.stop();
  });

  it('permit all that the detector asks for, whether something is declared of a kind or not', async () => {
    const permitted = await permittedBy(manifest);
    for (const objects of [declared, []]) {
      const refused = (await askedFor(objects)).filter((asked) => !isPermitted(asked, permitted));
      expect(refused).toEqual([]);
    }
  });

  it('permit nothing that it never asks for', async () => {
    const asked = await askedFor(declared);
    const unused = (await permittedBy(manifest)).filter((one) => !asked.some((request) => isPermitted(request, [one])));
    expect(unused).toEqual([]);
  });

  it('are not enough for a kind that they do not name', async () => {
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } };
    const asked = await askedFor([node]);
    const permitted = await permittedBy(manifest);
    expect(asked.every((one) => isPermitted(one, permitted))).toBe(false);
  });
});
