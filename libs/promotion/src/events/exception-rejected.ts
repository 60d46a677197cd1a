import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Nothing is waived: somebody said no, or the requester took it back. */
export const ExceptionRejected = defineEvent(
  'exception.rejected',
  1,
  Type.Object({
    exceptionId: Type.String(),
    project: Type.String(),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    exceptionId: 'EX-1',
    project: 'checkout',
    person: 'ana',
    reason: 'wait for the soak',
  },
);
export type ExceptionRejected = EventOf<typeof ExceptionRejected>;
