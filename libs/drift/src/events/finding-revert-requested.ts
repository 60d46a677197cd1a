import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Whoever deploys the environment is to restore what is declared. */
export const FindingRevertRequested = defineEvent(
  'finding.revert-requested',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    person: Type.String(),
    reason: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', findingId: 'DR-7f3c9a1e', person: 'olga', reason: 'nobody declared it' },
);
export type FindingRevertRequested = EventOf<typeof FindingRevertRequested>;
