import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Somebody called it off before its intent was declared. */
export const PromotionAborted = defineEvent(
  'promotion.aborted',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    person: Type.String(),
    reason: Type.String(),
  }),
  { promotionId: 'p-1', project: 'checkout', environment: 'prod', person: 'olga', reason: 'found a bug' },
);
export type PromotionAborted = EventOf<typeof PromotionAborted>;
