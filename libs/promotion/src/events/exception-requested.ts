import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { PolicyQuorum } from '../policy-gate';
import { WaivedThing } from '../waived-thing';

/** Somebody wants a gate or a bound waived until an instant; nothing is waived until others agree. */
export const ExceptionRequested = defineEvent(
  'exception.requested',
  1,
  Type.Object({
    exceptionId: Type.String(),
    project: Type.String(),
    waives: WaivedThing,
    until: Type.String({ format: 'date-time' }),
    reason: Type.String(),
    requester: Type.String(),
    /** Whose word it needs; anybody’s who may approve when empty. */
    quorums: Type.Array(Type.Object(PolicyQuorum)),
    /** Who answers for what is waived and is told before it ends. */
    owner: Type.String(),
    /** People who had a part in what it is for. */
    involved: Type.Array(Type.Object({ person: Type.String(), as: Type.String() })),
  }),
  {
    exceptionId: 'EX-1',
    project: 'checkout',
    waives: { gate: 'soak', environment: 'prod' },
    until: '2026-01-03T00:00:00.000Z',
    reason: 'a fix that cannot wait',
    requester: 'olga',
    quorums: [{ of: 'platform-leads', count: 1 }],
    owner: 'platform-leads',
    involved: [{ person: 'olga', as: 'requester' }],
  },
);
export type ExceptionRequested = EventOf<typeof ExceptionRequested>;
