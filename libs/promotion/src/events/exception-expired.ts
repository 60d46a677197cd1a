import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { WaivedThing } from '../waived-thing';

/** Its instant has come: what it waived counts again. */
export const ExceptionExpired = defineEvent(
  'exception.expired',
  1,
  Type.Object({
    exceptionId: Type.String(),
    project: Type.String(),
    waives: WaivedThing,
  }),
  {
    exceptionId: 'EX-1',
    project: 'checkout',
    waives: { gate: 'soak', environment: 'prod' },
  },
);
export type ExceptionExpired = EventOf<typeof ExceptionExpired>;
