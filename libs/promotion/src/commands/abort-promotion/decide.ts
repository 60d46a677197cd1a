import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { PromotionAborted } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import type { AbortPromotion } from './command';

export function abortPromotion(
  { cause, project, promotionId, reason }: AbortPromotion,
  promotion: Promotion,
): Decision<PromotionAborted, PromotionRefusal> {
  if (promotion.status === 'unknown' || promotion.project !== project) {
    return refuse('no-such-promotion', { promotionId, project });
  }
  const { environment } = promotion;
  switch (promotion.status) {
    case 'requested':
    case 'gated':
      return [PromotionAborted({ promotionId, project, environment, person: cause.actor.id, reason })];
    case 'authorized':
    case 'rolling-out':
      return refuse('too-late-to-abort', { status: promotion.status, environment });
    case 'aborted':
      return [];
    default:
      return refuse('promotion-closed', { status: promotion.status });
  }
}
