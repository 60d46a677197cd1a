import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The environment was observed to be as declared. */
export const PromotionCompleted = defineEvent(
  'promotion.completed',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    intentRevision: Type.Integer({ minimum: 1 }),
  }),
  { promotionId: 'p-1', project: 'checkout', environment: 'prod', intentRevision: 1 },
);
export type PromotionCompleted = EventOf<typeof PromotionCompleted>;
