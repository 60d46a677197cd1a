import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { Difference, sampleDifference } from '../difference';

/** The same difference was observed twice in a row: somebody has to decide about it. */
export const FindingOpened = defineEvent(
  'finding.opened',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    detector: Type.String(),
    difference: Difference,
    observationId: Type.String(),
    intentRevision: Type.Integer({ minimum: 0 }),
    /** By when somebody has to have decided about it, where that is asked. */
    deadline: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    detector: 'artifacts',
    difference: sampleDifference,
    observationId: 'ob-2',
    intentRevision: 1,
  },
);
export type FindingOpened = EventOf<typeof FindingOpened>;
