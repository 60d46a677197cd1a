import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A deployer says that it restored what is declared; observation will tell. */
export const FindingRevertReported = defineEvent(
  'finding.revert-reported',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    deployer: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', findingId: 'DR-7f3c9a1e', deployer: 'deployer-prod' },
);
export type FindingRevertReported = EventOf<typeof FindingRevertReported>;
