import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A person gave their word for an exception. */
export const ExceptionApproved = defineEvent(
  'exception.approved',
  1,
  Type.Object({
    exceptionId: Type.String(),
    project: Type.String(),
    person: Type.String(),
    groups: Type.Array(Type.String()),
    role: Type.Optional(Type.String()),
    comment: Type.Optional(Type.String()),
  }),
  {
    exceptionId: 'EX-1',
    project: 'checkout',
    person: 'ana',
    groups: ['platform-leads'],
  },
);
export type ExceptionApproved = EventOf<typeof ExceptionApproved>;
