import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { WaivedThing } from '../waived-thing';

/** What it names is waived from here on, until the instant. */
export const ExceptionGranted = defineEvent(
  'exception.granted',
  1,
  Type.Object({
    exceptionId: Type.String(),
    project: Type.String(),
    waives: WaivedThing,
    until: Type.String({ format: 'date-time' }),
    reason: Type.String(),
    requester: Type.String(),
    approvers: Type.Array(Type.String(), { minItems: 1 }),
    owner: Type.String(),
  }),
  {
    exceptionId: 'EX-1',
    project: 'checkout',
    waives: { gate: 'soak', environment: 'prod' },
    until: '2026-01-03T00:00:00.000Z',
    reason: 'a fix that cannot wait',
    requester: 'olga',
    approvers: ['ana'],
    owner: 'platform-leads',
  },
);
export type ExceptionGranted = EventOf<typeof ExceptionGranted>;
