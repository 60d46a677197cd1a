import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Somebody wants the release in the environment. */
export const PromotionRequested = defineEvent(
  'promotion.requested',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    /** The release's, for people. */
    alias: Type.Optional(Type.String()),
    requester: Type.String(),
    reason: Type.String(),
    /** An earlier release comes back, or what failed to roll out is declared once more. */
    kind: Type.Optional(Type.Union([Type.Literal('rollback'), Type.Literal('retry')])),
    /** Nobody asked: it was ready. */
    automatic: Type.Optional(Type.Literal(true)),
    /** When the release was cut: what nobody asks for gives way to a newer one. */
    cutAt: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    releaseId: `sha256:${'b'.repeat(64)}`,
    alias: 'v84',
    requester: 'olga',
    reason: 'weekly release',
  },
);
export type PromotionRequested = EventOf<typeof PromotionRequested>;
