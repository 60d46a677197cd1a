import type { Decision } from '@ledgerline/kernel';
import { contentDigest, Refusal, sameJson } from '@ledgerline/kernel';
import { allHold, evaluateGates } from '../../evaluate-gates';
import type { PromotionFailed, PromotionPlanned } from '../../events';
import { PromotionAuthorized, PromotionGatesEvaluated } from '../../events';
import type { PlanFacts } from '../../plan-facts';
import { nothingToChange, plannedEvent } from '../../planned-event';
import { promotionInputs } from '../../promotion-inputs';
import type { Promotion } from '../../state';

type Evaluated = PromotionGatesEvaluated | PromotionAuthorized | PromotionPlanned | PromotionFailed;

/** The gates are evaluated for exactly the plan that would be made now; if that has moved, it is planned again instead. */
export function evaluatePromotion(facts: PlanFacts | Refusal, promotion: Promotion): Decision<Evaluated, string> {
  if (promotion.status !== 'gated') return [];
  if (facts instanceof Refusal) return facts;
  const { made, policy, inputs: known } = facts;
  const { promotionId, project, environment, releaseId, planHash } = promotion;
  if (made.planHash !== planHash) return [nothingToChange(promotion, made) ?? plannedEvent(promotion, made)];

  const inputs = promotionInputs(known, promotion);
  const gates = [...evaluateGates(policy, inputs)];
  const authorized = allHold(gates);
  if (!authorized && sameJson(gates, promotion.gates)) return [];

  const inputHash = contentDigest(inputs);
  const { policyHash } = made.plan;
  const about = { promotionId, project, environment, planHash, inputHash };
  const evaluated = PromotionGatesEvaluated({ ...about, gates, policy, inputs });
  if (!authorized) return [evaluated];
  const authorization = promotion.authorizations + 1;
  return [evaluated, PromotionAuthorized({ ...about, releaseId, policyHash, authorization })];
}
