import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** One person of those who are asked said no: the proposed configuration goes nowhere. */
export const ProjectChangeRejected = defineEvent(
  'project.change-rejected',
  1,
  Type.Object({ project: Type.String(), proposalId: Type.String(), reason: Type.String(), rejecter: Type.String() }),
  { project: 'checkout', proposalId: 'c-1', reason: 'sale is in a week', rejecter: 'ana' },
);
export type ProjectChangeRejected = EventOf<typeof ProjectChangeRejected>;
