import { DIGEST_PATTERN, defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A person wants the gates of this promotion broken; nothing is broken until a second one agrees. */
export const PromotionGlassBreakAsked = defineEvent(
  'promotion.glass-break-asked',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    person: Type.String(),
    reason: Type.String(),
    /** Until when a second person may agree. */
    until: Type.String({ format: 'date-time' }),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    planHash: `sha256:${'3'.repeat(64)}`,
    person: 'ana',
    reason: 'checkout is down',
    until: '2026-01-01T00:15:00.000Z',
  },
);
export type PromotionGlassBreakAsked = EventOf<typeof PromotionGlassBreakAsked>;
