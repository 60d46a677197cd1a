import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Another intent took the place of this one before it was reached. */
export const PromotionSuperseded = defineEvent(
  'promotion.superseded',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    by: Type.String(),
  }),
  { promotionId: 'p-1', project: 'checkout', environment: 'prod', by: 'p-2' },
);
export type PromotionSuperseded = EventOf<typeof PromotionSuperseded>;
