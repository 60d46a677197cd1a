import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { WaivedThing } from '../waived-thing';

/** Somebody ended it before its instant: what it waived counts again. */
export const ExceptionEnded = defineEvent(
  'exception.ended',
  1,
  Type.Object({
    exceptionId: Type.String(),
    project: Type.String(),
    waives: WaivedThing,
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    exceptionId: 'EX-1',
    project: 'checkout',
    waives: { gate: 'soak', environment: 'prod' },
    person: 'ana',
    reason: 'the fix is out',
  },
);
export type ExceptionEnded = EventOf<typeof ExceptionEnded>;
