import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Nothing is promoted here by itself until somebody resumes it. */
export const AutomationPaused = defineEvent(
  'automation.paused',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    reason: Type.String(),
    /** Who paused it; absent where a rollback did. */
    person: Type.Optional(Type.String()),
    /** The rollback that paused it. */
    promotionId: Type.Optional(Type.String()),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    reason: 'rolled back to v83',
    promotionId: 'p-1',
  },
);
export type AutomationPaused = EventOf<typeof AutomationPaused>;
