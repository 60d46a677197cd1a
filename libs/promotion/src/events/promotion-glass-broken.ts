import { DIGEST_PATTERN, defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Two people broke the glass: until the instant, this promotion is authorised whatever its gates say. Once. */
export const PromotionGlassBroken = defineEvent(
  'promotion.glass-broken',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    people: Type.Array(Type.String(), { minItems: 2, maxItems: 2 }),
    reason: Type.String(),
    until: Type.String({ format: 'date-time' }),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    planHash: `sha256:${'3'.repeat(64)}`,
    people: ['ana', 'mei'],
    reason: 'checkout is down',
    until: '2026-01-01T00:15:00.000Z',
  },
);
export type PromotionGlassBroken = EventOf<typeof PromotionGlassBroken>;
