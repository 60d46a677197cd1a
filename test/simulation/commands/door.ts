import type { Environment } from '@ledgerline/environment';
import { Refusal } from '@ledgerline/kernel';
import { planOf } from '../../../libs/promotion/src/facts/plan-of';
import type { MadePlan } from '../../../libs/promotion/src/make-plan';
import type { Pipeline } from '../../../libs/promotion/src/pipeline';
import { entryPolicy } from '../../../libs/promotion/src/pipeline';
import type { PlanFacts } from '../../../libs/promotion/src/plan-facts';
import type { Policy } from '../../../libs/promotion/src/policy';
import { digest, evidence, inputs, pipeline } from '../../../libs/promotion/src/testing/samples';
import type { CutReleaseState } from '@ledgerline/release';
import { sampleConfiguration, sampleRelease } from '../../../libs/environment/src/testing/samples';

/** Whose word prod asks for: two of a group, two of it with a comment, or two with a role. */
export const askings = ['group', 'comment', 'role'] as const;
export type Asking = (typeof askings)[number];

/** The project of the specs, whose prod asks for two approvals and for integration evidence. */
export const configuration = {
  ...sampleConfiguration,
  people: { ana: { aliases: ['ana-gh'] } },
  governance: {
    exceptions: { of: 'release-managers' },
    freezes: { of: 'release-managers' },
    'break-glass': { of: 'release-managers' },
  },
};

function cut(releaseId: string, alias: string): CutReleaseState {
  const content = { schema: 'ledgerline.release/v1' as const, project: 'checkout', ...sampleRelease.content };
  const involved = [{ person: 'max', as: 'author' }];
  return { status: 'cut', project: 'checkout', releaseId, alias, content, involved, builds: [], evidence: new Map() };
}

export const releases = [cut(digest('b'), 'v84'), cut(digest('e'), 'v85')] as const;

const quorums = {
  group: { of: 'release-managers', count: 2 },
  comment: { of: 'release-managers', count: 2, comment: 'required' },
  role: { role: 'release-manager', count: 2 },
} as const;

/** The name of the gate that asks for people's word. */
export const approvalsGate = (asking: Asking) =>
  asking === 'role' ? 'approvals:role:release-manager' : 'approvals:release-managers';

const policies = new Map(
  askings.flatMap((asking) => [false, true].map((back) => [keyOf(asking, back), policyOf(asking, back)] as const)),
);

function policyOf(asking: Asking, back: boolean): Policy {
  const gates = [{ approvals: quorums[asking] }];
  const states = { 'stage-approved': pipeline.states['stage-approved'], 'prod-approved': { gates } };
  const { people } = configuration;
  const found = entryPolicy({ ...pipeline, states, people } as Pipeline, 'prod', back);
  if (found === undefined) throw new Error('the sample has changed');
  return found;
}

function keyOf(asking: Asking, back: boolean): string {
  return `${asking} ${String(back)}`;
}

const plans = new Map<string, MadePlan>();
const MOST_PLANS = 20_000;

/** What is to be brought to prod, and how. */
export interface Errand {
  readonly which: 0 | 1;
  readonly asking: Asking;
  readonly kind?: 'rollback' | 'retry' | undefined;
}

/** What plan and gates are made on; plans are kept, for there are few of them and each is hashed. */
export function factsOf(errand: Errand, target: Environment, passed: boolean): PlanFacts {
  const { approvals: _approvals, involved: _involved, ...known } = inputs;
  const verdict = passed ? 'passed' : 'failed';
  const results = [evidence('integration', verdict, { environment: 'stage' })];
  const policy = policies.get(keyOf(errand.asking, errand.kind === 'rollback'));
  if (policy === undefined) throw new Error('there is no such policy');
  const made = madePlan(errand, policy, target, results);
  return { made, policy, inputs: { ...known, evidence: results } };
}

function madePlan(
  { which, asking, kind }: Errand,
  policy: Policy,
  target: Environment,
  results: PlanFacts['inputs']['evidence'],
): MadePlan {
  const { intent, overlay, proposers } = target;
  const key = JSON.stringify([which, asking, kind, intent?.intentRevision, intent?.intentHash, overlay, proposers]);
  const known = plans.get(key);
  if (known !== undefined) return known;
  const about = { configuration, cut: releases[which], evidence: results, target, policy, kind };
  const made = planOf({ ...about, environment: 'prod', migrations: undefined });
  if (made instanceof Refusal) throw new Error(`there is no plan: ${made.code}`);
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(key, made);
  return made;
}
