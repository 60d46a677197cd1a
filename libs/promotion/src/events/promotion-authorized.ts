import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Every gate held at this plan; the intent may be declared. */
export const PromotionAuthorized = defineEvent(
  'promotion.authorized',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    policyHash: Type.String({ pattern: DIGEST_PATTERN }),
    inputHash: Type.String({ pattern: DIGEST_PATTERN }),
    /** Counts the promotion’s authorisations from 1. */
    authorization: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    releaseId: `sha256:${'b'.repeat(64)}`,
    planHash: `sha256:${'3'.repeat(64)}`,
    policyHash: `sha256:${'5'.repeat(64)}`,
    inputHash: `sha256:${'4'.repeat(64)}`,
  },
);
export type PromotionAuthorized = EventOf<typeof PromotionAuthorized>;
