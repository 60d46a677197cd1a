import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { PromotionSuperseded } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import { isClosed, wasTurnedDown } from '../../state';
import type { SupersedePromotion } from './command';

/** One that is authorised is let go: its intent is about to be declared, and what is newer then replaces that, unless it was turned down. */
export function supersedePromotion(
  { promotionId, by, turnedDown }: SupersedePromotion,
  promotion: Promotion,
): Decision<PromotionSuperseded, PromotionRefusal> {
  if (promotion.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
  if (isClosed(promotion) || (promotion.status === 'authorized' && !wasTurnedDown(promotion, turnedDown))) return [];
  const { project, environment } = promotion;
  return [PromotionSuperseded({ promotionId, project, environment, by })];
}
