import type { AnyReverter, RevertStep } from '@ledgerline/drift';
import { allReverters, redactWith } from '@ledgerline/drift';
import { Type } from '@sinclair/typebox';
import { InvalidConfiguration } from '../configuration';
import { parseRevertConfiguration } from './configuration';
import type { RevertParts } from './reverting';
import { revertOnce, toldSteps } from './reverting';

const step = (finding: string, outcome: RevertStep['outcome']): RevertStep => ({
  object: 'Deployment.apps shop/web',
  findings: [finding],
  outcome,
  changes: [{ path: 'spec.replicas', before: 5, after: 2 }],
  conflicts: outcome === 'conflict' ? [{ field: 'spec.replicas', manager: 'kubectl-edit' }] : [],
});
const asked = (findingId: string, domain: string) => ({
  findingId,
  difference: { domain, resource: 'r', path: '', kind: 'changed' as const, declared: 1, observed: 2 },
});

describe('reverting what is asked for', () => {
  const done: string[] = [];
  const reported: string[] = [];
  let outcome: RevertStep['outcome'] = 'restored';
  const reverter: AnyReverter = {
    name: 'kubernetes',
    configuration: Type.Object({}),
    plan: async (_, requests) => requests.map(({ findingId }) => step(findingId, 'planned')),
    carryOut: async (_, requests, __, { force }) => {
      done.push(`${requests.map(({ findingId }) => findingId).join(' ')} ${force ? 'by force' : 'gently'}`);
      return requests.map(({ findingId }) => step(findingId, outcome));
    },
  };
  const parts: RevertParts = {
    reverters: [reverter],
    configurations: { kubernetes: {} },
    asked: async () => [asked('DR-1', 'kubernetes'), asked('DR-2', 'postgres')],
    report: async (findingId) => {
      reported.push(findingId);
    },
    context: {
      intent: undefined,
      blob: () => Promise.reject(new Error('no blobs here')),
      redact: redactWith('key'),
      signal: new AbortController().signal,
    },
  };

  beforeEach(() => {
    done.length = 0;
    reported.length = 0;
  });

  it('only plans, unless it is told to', async () => {
    const steps = await revertOnce(parts, { apply: false, force: false });
    expect(toldSteps(steps)).toBe('Deployment.apps shop/web  planned  (DR-1)\n  spec.replicas  5 → 2\n');
    expect([done, reported]).toEqual([[], []]);
  });

  it('leaves to others what no reverter here is for', async () => {
    expect(await revertOnce({ ...parts, configurations: {} }, { apply: true, force: true })).toEqual([]);
    await revertOnce(parts, { apply: true, force: true });
    expect(done).toEqual(['DR-1 by force']);
  });

  it.each<[RevertStep['outcome'], readonly string[]]>([
    ['restored', ['DR-1']],
    ['unchanged', ['DR-1']],
    ['conflict', []],
    ['refused', []],
    ['failed', []],
  ])('reports a finding as dealt with when it is: %s', async (as, findings) => {
    outcome = as;
    await revertOnce(parts, { apply: true, force: false });
    expect(reported).toEqual(findings);
  });

  it('says whose a field is', () => {
    expect(toldSteps([step('DR-1', 'conflict')])).toContain('  spec.replicas  belongs to kubectl-edit\n');
  });
});

describe('the configuration of reverting', () => {
  const parse = (configuration: unknown) => parseRevertConfiguration(JSON.stringify(configuration), allReverters());
  const valid = { project: 'checkout', environment: 'prod', reverters: { kubernetes: { namespaces: ['shop'] } } };

  it('names what may be restored, and where', () => {
    expect(parse(valid)).toEqual(valid);
  });

  it.each<[string, unknown]>([
    ['an unknown reverter', { ...valid, reverters: { postgres: {} } }],
    ['no reverter', { ...valid, reverters: {} }],
    ['no namespaces', { ...valid, reverters: { kubernetes: { namespaces: [] } } }],
    ['a name that is none', { ...valid, project: 'Checkout!' }],
  ])('is refused with %s', (_, configuration) => {
    expect(() => parse(configuration)).toThrow(InvalidConfiguration);
  });
});
