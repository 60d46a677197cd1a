import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The difference may stay until an instant; there is no acceptance without an end. */
export const FindingAccepted = defineEvent(
  'finding.accepted',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    exceptionId: Type.String(),
    until: Type.String({ format: 'date-time' }),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    exceptionId: 'EX-1',
    until: '2026-02-01T00:00:00.000Z',
    person: 'olga',
    reason: 'load test',
  },
);
export type FindingAccepted = EventOf<typeof FindingAccepted>;
