import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { Assignee } from '../assignee';

/** Its deadline has passed, and it is as open as it was. */
export const FindingEscalated = defineEvent(
  'finding.escalated',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    deadline: Type.String({ format: 'date-time' }),
    severity: Type.Union([Type.Literal('critical'), Type.Literal('material'), Type.Literal('minor')]),
    assignee: Type.Optional(Assignee),
    /** The group that the project names for it. */
    to: Type.Optional(Type.String()),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    deadline: '2026-01-02T00:00:00.000Z',
    severity: 'material',
    to: 'prod-operators',
  },
);
export type FindingEscalated = EventOf<typeof FindingEscalated>;
