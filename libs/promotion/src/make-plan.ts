import type { Aliases, Digest, Involvement } from '@ledgerline/kernel';
import { contentDigest } from '@ledgerline/kernel';
import { quorumsOf, type AskedQuorum } from './asked-quorum';
import type { EvidenceFact } from './gate-inputs';
import { newestResult } from './gates/evidence';
import { environmentsNeeded } from './needs';
import type { Plan, PlannedChange } from './plan';
import { policyHash, type Policy } from './policy';

/** What a plan is made from; equal inputs make the same plan, to the last bit. */
export interface PlanInputs {
  readonly project: string;
  readonly environment: string;
  readonly release: { readonly id: string; readonly alias: string };
  /** People who had a hand in the release itself. */
  readonly releaseInvolved: readonly Involvement[];
  readonly kind?: Exclude<Plan['kind'], undefined>;
  readonly baseline: Plan['baseline'];
  /** Hash of what the environment would be declared to be. */
  readonly proposedIntent: string;
  /** In the order in which they are told, migrations as they run. */
  readonly changes: readonly PlannedChange[];
  /** Who proposed the values of the environment that the plan brings. */
  readonly overlayProposers: readonly string[];
  readonly policy: Policy;
  /** In the order in which it was attached. */
  readonly evidence: readonly EvidenceFact[];
}

export interface MadePlan {
  readonly plan: Plan;
  readonly planHash: Digest;
  /** Environments whose state its gates look at, beside its own. */
  readonly upstream: readonly string[];
  readonly approvals: readonly AskedQuorum[];
  /** Other name to the person behind it. */
  readonly people: Aliases;
  /** The requester is missing: a plan can be made without anybody requesting it. */
  readonly involved: readonly Involvement[];
}

export function makePlan(inputs: PlanInputs): MadePlan {
  const { project, environment, release, kind, baseline, proposedIntent, policy, evidence } = inputs;
  const resting = policy.restsOn.map((need) => newestResult(evidence, need)?.evidenceId);
  const plan: Plan = {
    project,
    environment,
    release: { id: release.id, alias: release.alias },
    ...(kind !== undefined && { kind }),
    baseline,
    proposedIntent,
    changes: [...inputs.changes],
    gates: policy.gates.map(({ gate }) => gate),
    evidence: [...new Set(resting.filter((id) => id !== undefined))].sort(),
    policyHash: policyHash(policy),
  };
  return {
    plan,
    planHash: contentDigest(plan),
    upstream: environmentsNeeded(policy).filter((name) => name !== environment),
    approvals: policy.gates.flatMap(quorumsOf),
    people: policy.people ?? {},
    involved: [
      ...inputs.releaseInvolved,
      ...[...new Set(inputs.overlayProposers)].sort().map((person) => ({ person, as: 'overlay-proposer' })),
    ],
  };
}

/** Whether the environment is declared to be exactly this already, and nobody wants it declared once more. */
export function changesNothing({ baseline, proposedIntent, kind }: Plan): boolean {
  return baseline.intentHash === proposedIntent && kind !== 'retry';
}
