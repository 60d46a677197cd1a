import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A person gave their word for exactly this plan. */
export const PromotionPlanApproved = defineEvent(
  'promotion.plan-approved',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    person: Type.String(),
    groups: Type.Array(Type.String()),
    /** The role that they speak by, where one is asked. */
    role: Type.Optional(Type.String()),
    comment: Type.Optional(Type.String()),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    planHash: `sha256:${'3'.repeat(64)}`,
    person: 'ana',
    groups: ['release-managers'],
  },
);
export type PromotionPlanApproved = EventOf<typeof PromotionPlanApproved>;
