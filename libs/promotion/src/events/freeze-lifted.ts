import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The freeze is over before its end. */
export const FreezeLifted = defineEvent(
  'freeze.lifted',
  1,
  Type.Object({
    freezeId: Type.String(),
    project: Type.String(),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    freezeId: 'FZ-1',
    project: 'checkout',
    person: 'ana',
    reason: 'closed early',
  },
);
export type FreezeLifted = EventOf<typeof FreezeLifted>;
