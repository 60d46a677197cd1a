import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { PromotionFailed } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import { isClosed } from '../../state';
import type { FailPromotion } from './command';

/** A promotion that is over stays as it ended. */
export function failPromotion(
  { promotionId, reason }: FailPromotion,
  promotion: Promotion,
): Decision<PromotionFailed, PromotionRefusal> {
  if (promotion.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
  if (isClosed(promotion)) return [];
  const { project, environment } = promotion;
  return [PromotionFailed({ promotionId, project, environment, reason })];
}
