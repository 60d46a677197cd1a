import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { Assignee } from '../assignee';

/** Its deadline is near, and nobody has decided about it. */
export const FindingDeadlineAnnounced = defineEvent(
  'finding.deadline-announced',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    deadline: Type.String({ format: 'date-time' }),
    assignee: Type.Optional(Assignee),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    deadline: '2026-01-02T00:00:00.000Z',
    assignee: { kind: 'person', id: 'ana' },
  },
);
export type FindingDeadlineAnnounced = EventOf<typeof FindingDeadlineAnnounced>;
