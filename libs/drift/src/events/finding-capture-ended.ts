import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The proposal that was to capture it goes nowhere: the finding is as open as it was. */
export const FindingCaptureEnded = defineEvent(
  'finding.capture-ended',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    proposalId: Type.String(),
    because: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    proposalId: 'o-1',
    because: 'ana rejected it: too many',
  },
);
export type FindingCaptureEnded = EventOf<typeof FindingCaptureEnded>;
