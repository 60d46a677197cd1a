import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The intent stands on the environment; deployers make it so. */
export const PromotionRollingOut = defineEvent(
  'promotion.rolling-out',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    intentRevision: Type.Integer({ minimum: 1 }),
    intentHash: Type.String({ pattern: DIGEST_PATTERN }),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    intentRevision: 1,
    intentHash: `sha256:${'2'.repeat(64)}`,
  },
);
export type PromotionRollingOut = EventOf<typeof PromotionRollingOut>;
