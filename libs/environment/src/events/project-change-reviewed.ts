import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** One person of those who are asked said yes to the proposed configuration. */
export const ProjectChangeReviewed = defineEvent(
  'project.change-reviewed',
  1,
  Type.Object({
    project: Type.String(),
    proposalId: Type.String(),
    /** The person behind whatever name they came under. */
    person: Type.String(),
    groups: Type.Array(Type.String()),
    comment: Type.Optional(Type.String()),
  }),
  { project: 'checkout', proposalId: 'c-1', person: 'ana', groups: ['platform-leads'] },
);
export type ProjectChangeReviewed = EventOf<typeof ProjectChangeReviewed>;
