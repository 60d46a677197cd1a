import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { Difference, sampleDifference } from '../difference';

/** The difference is back. */
export const FindingReopened = defineEvent(
  'finding.reopened',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    observationId: Type.String(),
    difference: Difference,
    /** When the ledger heard of it; what flapping is told by. */
    at: Type.Optional(Type.String({ format: 'date-time' })),
    /** By when somebody has to have decided about it, where that is asked. */
    deadline: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    observationId: 'ob-4',
    difference: sampleDifference,
  },
);
export type FindingReopened = EventOf<typeof FindingReopened>;
