import type { GateInputs } from '../gate-inputs';
import type { MadePlan } from '../make-plan';
import { makePlan } from '../make-plan';
import type { Pipeline } from '../pipeline';
import { entryPolicy } from '../pipeline';
import type { PlanFacts } from '../plan-facts';
import type { Policy } from '../policy';

/** Midnight, at which every history in the specs begins. */
export const midnight = '2026-01-01T00:00:00.000Z';
export const noon = '2026-01-01T12:00:00.000Z';

export const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
export const v84 = { id: digest('b'), alias: 'v84' };

const observed = { labels: {}, observe: ['artifacts'] };

/** dev → stage → prod, as in the project file of the documentation. */
export const pipeline: Pipeline = {
  environments: {
    dev: { admits: 'candidate', after: [], ...observed },
    stage: { admits: 'dev-approved', after: ['dev'], ...observed },
    prod: { admits: 'prod-approved', after: ['stage'], ...observed },
  },
  states: {
    'dev-approved': { in: 'dev', gates: [{ evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } }] },
    'stage-approved': {
      in: 'stage',
      gates: [
        { evidence: { kind: 'junit', suite: 'integration', verdict: 'passed', 'max-age': '7d' } },
        { soak: '2h' },
        { 'no-open-drift': 'material' },
      ],
    },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }] },
  },
};

export function policyFor(environment: string, of: Pipeline = pipeline): Policy {
  const policy = entryPolicy(of, environment);
  if (policy === undefined) throw new Error(`the pipeline has no ${environment}`);
  return policy;
}

export function evidence(
  suite: string,
  verdict: 'passed' | 'failed',
  more: Partial<GateInputs['evidence'][number]> = {},
) {
  const failed = verdict === 'passed' ? 0 : 2;
  return { evidenceId: `e-${suite}`, kind: 'junit', suite, verdict, tests: 12, failed, at: midnight, ...more };
}

/** Inputs on which every gate on the way into prod holds but for the approvals. */
export const inputs: GateInputs = {
  now: noon,
  release: 'v84',
  project: 'checkout',
  states: [{ state: 'stage-approved', reached: true, missing: [] }],
  environments: { stage: { stints: [{ since: midnight }], openFindings: [], blind: [] } },
  evidence: [evidence('integration', 'passed', { environment: 'stage' })],
  approvals: [],
  involved: [],
};

export function planFor(environment: string, more: Partial<Parameters<typeof makePlan>[0]> = {}): MadePlan {
  return makePlan({
    project: 'checkout',
    environment,
    release: v84,
    releaseInvolved: [{ person: 'max', as: 'author' }],
    baseline: { intentRevision: 3, intentHash: digest('1'), overlayVersion: 1 },
    proposedIntent: digest('2'),
    changes: [],
    overlayProposers: [],
    policy: policyFor(environment),
    evidence: inputs.evidence,
    ...more,
  });
}

/** What the ledger says about v84 on its way into prod. */
export function factsFor(environment: string, more: Partial<PlanFacts> = {}): PlanFacts {
  const { approvals: _approvals, involved: _involved, ...known } = inputs;
  return { made: planFor(environment), policy: policyFor(environment), inputs: known, ...more };
}
