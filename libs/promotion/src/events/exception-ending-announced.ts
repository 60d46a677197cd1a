import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Whoever answers for what is waived is told that the exception ends soon. */
export const ExceptionEndingAnnounced = defineEvent(
  'exception.ending-announced',
  1,
  Type.Object({
    exceptionId: Type.String(),
    project: Type.String(),
    owner: Type.String(),
    until: Type.String({ format: 'date-time' }),
  }),
  {
    exceptionId: 'EX-1',
    project: 'checkout',
    owner: 'platform-leads',
    until: '2026-01-03T00:00:00.000Z',
  },
);
export type ExceptionEndingAnnounced = EventOf<typeof ExceptionEndingAnnounced>;
