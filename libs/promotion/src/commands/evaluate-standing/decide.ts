import type { Decision } from '@ledgerline/kernel';
import { contentDigest, Refusal, sameJson } from '@ledgerline/kernel';
import { allHold, evaluateGates } from '../../evaluate-gates';
import { StandingGatesEvaluated, StandingStateReached } from '../../events';
import { policyHash } from '../../policy';
import type { Standing } from '../../state';
import type { StateFacts } from '../../state-facts';
import type { EvaluateStanding } from './command';

/** A state once reached stays so; what changed about the others is recorded. */
export function evaluateStanding(
  command: EvaluateStanding,
  states: readonly StateFacts[] | Refusal,
  standing: Standing,
): Decision<StandingGatesEvaluated | StandingStateReached, string> {
  if (states instanceof Refusal) return states;
  return states.flatMap((facts) => evaluated(command, facts, standing));
}

function evaluated(
  { project, releaseId }: EvaluateStanding,
  { policy, inputs }: StateFacts,
  standing: Standing,
): readonly (StandingGatesEvaluated | StandingStateReached)[] {
  const { state } = policy;
  const before = standing.get(state);
  if (before?.status === 'reached') return [];
  const gates = [...evaluateGates(policy, inputs)];
  const about = { project, releaseId, state, gates, inputHash: contentDigest(inputs), policy, inputs };
  if (allHold(gates)) return [StandingStateReached({ ...about, policyHash: policyHash(policy) })];
  const known = before !== undefined && sameJson(before.gates, gates);
  return known ? [] : [StandingGatesEvaluated(about)];
}
