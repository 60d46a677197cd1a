import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The difference is no longer waived. */
export const FindingAcceptanceExpired = defineEvent(
  'finding.acceptance-expired',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    exceptionId: Type.String(),
    /** By when somebody has to have decided about it, where that is asked. */
    deadline: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  { project: 'checkout', environment: 'prod', findingId: 'DR-7f3c9a1e', exceptionId: 'EX-1' },
);
export type FindingAcceptanceExpired = EventOf<typeof FindingAcceptanceExpired>;
