import { DIGEST_PATTERN, defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A person took their word for this plan back. */
export const PromotionApprovalRevoked = defineEvent(
  'promotion.approval-revoked',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    planHash: `sha256:${'3'.repeat(64)}`,
    person: 'ana',
    reason: 'the soak was of another build',
  },
);
export type PromotionApprovalRevoked = EventOf<typeof PromotionApprovalRevoked>;
