import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import type { PromotionFailed, PromotionPlanned } from '../../events';
import type { PlanFacts } from '../../plan-facts';
import type { Promotion } from '../../state';
import { nothingToChange, plannedEvent } from '../../planned-event';

/**
 * What cannot be planned is refused, unless the promotion is over and nobody asks any more. An authorised promotion that has to be planned again was turned down by its environment: it goes back to its gates
 * even when the plan is the same, and with the same plan its approvals still count.
 */
export function planPromotion(
  facts: PlanFacts | Refusal,
  promotion: Promotion,
): Decision<PromotionPlanned | PromotionFailed, string> {
  if (promotion.status !== 'requested' && promotion.status !== 'gated' && promotion.status !== 'authorized') return [];
  if (facts instanceof Refusal) return facts;
  if (promotion.status === 'gated' && promotion.planHash === facts.made.planHash) return [];
  return [nothingToChange(promotion, facts.made) ?? plannedEvent(promotion, facts.made)];
}
