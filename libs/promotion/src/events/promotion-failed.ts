import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The rollout did not get there. */
export const PromotionFailed = defineEvent(
  'promotion.failed',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    reason: Type.String(),
  }),
  { promotionId: 'p-1', project: 'checkout', environment: 'prod', reason: 'migration 0002 failed' },
);
export type PromotionFailed = EventOf<typeof PromotionFailed>;
