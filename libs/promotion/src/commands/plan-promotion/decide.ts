import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import type { PromotionFailed, PromotionPlanned } from '../../events';
import type { PlanFacts } from '../../plan-facts';
import type { Promotion, TurnedDown } from '../../state';
import { wasTurnedDown } from '../../state';
import { nothingToChange, plannedEvent } from '../../planned-event';

/**
 * What cannot be planned is refused, unless the promotion is over and nobody asks any more. An authorised promotion is
 * planned again only when its environment turned it down: a command that had nothing to do once and is repeated later
 * must not take it back while its intent is being declared. It then goes back to its gates even when the plan is the
 * same, and with the same plan its approvals still count.
 */
export function planPromotion(
  facts: PlanFacts | Refusal,
  promotion: Promotion,
  turnedDown: TurnedDown,
): Decision<PromotionPlanned | PromotionFailed, string> {
  const { status } = promotion;
  const isBack = status === 'authorized' && wasTurnedDown(promotion, turnedDown);
  if (status !== 'requested' && status !== 'gated' && !isBack) return [];
  if (facts instanceof Refusal) return facts;
  if (status === 'gated' && promotion.planHash === facts.made.planHash) return [];
  return [nothingToChange(promotion, facts.made) ?? plannedEvent(promotion, facts.made)];
}
