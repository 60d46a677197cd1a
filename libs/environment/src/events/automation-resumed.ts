import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** What is ready is promoted here by itself again. */
export const AutomationResumed = defineEvent(
  'automation.resumed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    person: 'ana',
    reason: 'v85 has the fix',
  },
);
export type AutomationResumed = EventOf<typeof AutomationResumed>;
