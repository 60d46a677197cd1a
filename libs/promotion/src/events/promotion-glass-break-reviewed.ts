import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Somebody wrote down what broken glass was about, and what follows from it; until then its review is open. */
export const PromotionGlassBreakReviewed = defineEvent(
  'promotion.glass-break-reviewed',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    person: Type.String(),
    review: Type.String(),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    person: 'olga',
    review: 'the pool was too small; #412 adds a probe',
  },
);
export type PromotionGlassBreakReviewed = EventOf<typeof PromotionGlassBreakReviewed>;
