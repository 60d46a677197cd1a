import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Whoever proposed the configuration no longer wants it. */
export const ProjectChangeWithdrawn = defineEvent(
  'project.change-withdrawn',
  1,
  Type.Object({ project: Type.String(), proposalId: Type.String(), proposer: Type.String() }),
  { project: 'checkout', proposalId: 'c-1', proposer: 'olga' },
);
export type ProjectChangeWithdrawn = EventOf<typeof ProjectChangeWithdrawn>;
