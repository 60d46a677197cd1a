import type { Environment } from '@ledgerline/environment';
import { Refusal } from '@ledgerline/kernel';
import { planOf } from '../../../libs/promotion/src/facts/plan-of';
import type { MadePlan } from '../../../libs/promotion/src/make-plan';
import type { PlanFacts } from '../../../libs/promotion/src/plan-facts';
import { digest, evidence, factsFor, inputs, policyFor } from '../../../libs/promotion/src/testing/samples';
import type { CutReleaseState } from '@ledgerline/release';
import { sampleConfiguration, sampleRelease } from '../../../libs/environment/src/testing/samples';

/** The project of the specs, whose prod asks for two approvals and for integration evidence. */
export const configuration = sampleConfiguration;

function cut(releaseId: string, alias: string): CutReleaseState {
  const content = { schema: 'ledgerline.release/v1' as const, project: 'checkout', ...sampleRelease.content };
  const involved = [{ person: 'max', as: 'author' }];
  return { status: 'cut', project: 'checkout', releaseId, alias, content, involved, builds: [], evidence: new Map() };
}

export const releases = [cut(digest('b'), 'v84'), cut(digest('e'), 'v85')] as const;

const policy = policyFor('prod');
const plans = new Map<string, MadePlan>();
const MOST_PLANS = 20_000;

/** What plan and gates are made on; plans are kept, for there are few of them and each is hashed. */
export function factsOf(which: 0 | 1, target: Environment, passed: boolean): PlanFacts {
  const { approvals: _approvals, involved: _involved, ...known } = inputs;
  const verdict = passed ? 'passed' : 'failed';
  const results = [evidence('integration', verdict, { environment: 'stage' })];
  return factsFor('prod', { made: madePlan(which, target, results), inputs: { ...known, evidence: results } });
}

function madePlan(which: 0 | 1, target: Environment, results: PlanFacts['inputs']['evidence']): MadePlan {
  const { intent, overlay, proposers } = target;
  const key = JSON.stringify([which, intent?.intentRevision, intent?.intentHash, overlay, proposers]);
  const known = plans.get(key);
  if (known !== undefined) return known;
  const asked = {
    configuration,
    cut: releases[which],
    evidence: results,
    target,
    policy,
    environment: 'prod',
    migrations: undefined,
  };
  const made = planOf(asked);
  if (made instanceof Refusal) throw new Error(`there is no plan: ${made.code}`);
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(key, made);
  return made;
}
