import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The finding is back on everybody’s list. */
export const FindingSnoozeEnded = defineEvent(
  'finding.snooze-ended',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    snoozeId: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', findingId: 'DR-7f3c9a1e', snoozeId: 'SN-1' },
);
export type FindingSnoozeEnded = EventOf<typeof FindingSnoozeEnded>;
