import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Somebody is on it. */
export const FindingAcknowledged = defineEvent(
  'finding.acknowledged',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    person: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', findingId: 'DR-7f3c9a1e', person: 'olga' },
);
export type FindingAcknowledged = EventOf<typeof FindingAcknowledged>;
