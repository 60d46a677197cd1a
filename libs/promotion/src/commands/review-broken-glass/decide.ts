import { type Decision, refuse } from '@ledgerline/kernel';
import { PromotionGlassBreakReviewed } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import type { ReviewBrokenGlass } from './command';

/** Whatever became of the promotion; a review that is written stays as it is. */
export function reviewBrokenGlass(
  { cause, project, promotionId, review }: ReviewBrokenGlass,
  promotion: Promotion,
): Decision<PromotionGlassBreakReviewed, PromotionRefusal> {
  if (promotion.status === 'unknown' || promotion.project !== project) {
    return refuse('no-such-promotion', { promotionId, project });
  }
  const { glass, environment } = promotion;
  if (glass === undefined || glass.review === 'none') return refuse('nothing-was-broken', { promotionId });
  if (cause.actor.kind !== 'person') return refuse('not-a-person', { principal: cause.actor.id });
  if (glass.review === 'written') return [];
  return [PromotionGlassBreakReviewed({ promotionId, project, environment, person: cause.actor.id, review })];
}
