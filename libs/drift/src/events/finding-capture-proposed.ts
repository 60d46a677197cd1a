import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The observed value became a proposed change to the overlay. */
export const FindingCaptureProposed = defineEvent(
  'finding.capture-proposed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    proposalId: Type.String(),
    /** Id of the command that makes the proposal. */
    proposalCommandId: Type.String(),
    /** Overlay key to value; null takes the key out. */
    changes: Type.Record(Type.String(), Type.Unknown()),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    proposalId: 'o-1',
    proposalCommandId: 'c-1',
    changes: { 'web.replicas': 4 },
    person: 'olga',
    reason: 'the sale is on',
  },
);
export type FindingCaptureProposed = EventOf<typeof FindingCaptureProposed>;
