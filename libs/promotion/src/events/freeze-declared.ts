import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { FreezeScope } from '../freeze-scope';

/** Nothing new enters what is frozen, from one instant to another, or again and again in between. */
export const FreezeDeclared = defineEvent(
  'freeze.declared',
  1,
  Type.Object({
    freezeId: Type.String(),
    project: Type.String(),
    name: Type.String(),
    scope: FreezeScope,
    from: Type.String({ format: 'date-time' }),
    until: Type.String({ format: 'date-time' }),
    /** Only at these times within the two instants; all of the time when absent. */
    recurrence: Type.Optional(Type.Object({ rrule: Type.String(), duration: Type.String(), timezone: Type.String() })),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    freezeId: 'FZ-1',
    project: 'checkout',
    name: 'q4-close',
    scope: { labels: { tier: 'prod' } },
    from: '2026-01-01T00:00:00.000Z',
    until: '2026-01-05T06:00:00.000Z',
    person: 'ana',
    reason: 'the quarter is closed',
  },
);
export type FreezeDeclared = EventOf<typeof FreezeDeclared>;
