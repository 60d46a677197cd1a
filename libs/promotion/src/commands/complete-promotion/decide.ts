import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { PromotionCompleted } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import type { CompletePromotion } from './command';

/** Nothing is completed twice, nor by another intent than its own. */
export function completePromotion(
  { promotionId, intentRevision }: CompletePromotion,
  promotion: Promotion,
): Decision<PromotionCompleted, PromotionRefusal> {
  if (promotion.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
  if (promotion.status === 'completed') return [];
  if (promotion.status !== 'rolling-out' || promotion.intentRevision !== intentRevision) {
    return refuse('not-rolling-out', { status: promotion.status });
  }
  const { project, environment } = promotion;
  return [PromotionCompleted({ promotionId, project, environment, intentRevision })];
}
