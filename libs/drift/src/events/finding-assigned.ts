import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { Assignee } from '../assignee';

/** Whose it is from now on; nobody’s where there is no assignee. */
export const FindingAssigned = defineEvent(
  'finding.assigned',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    assignee: Type.Optional(Assignee),
    person: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    assignee: { kind: 'person', id: 'ana' },
    person: 'olga',
  },
);
export type FindingAssigned = EventOf<typeof FindingAssigned>;
