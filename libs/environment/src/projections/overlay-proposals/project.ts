import type { Projection, Recorded } from '@ledgerline/kernel';
import type { Occurrence } from '../../as-of';
import type { OverlayApproved, OverlayProposed, OverlayRejected } from '../../events';

/** One wish for other values, and what became of it. */
export interface ProposalRow extends Occurrence {
  readonly project: string;
  readonly environment: string;
  readonly proposalId: string;
  readonly baseVersion: number;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly proposer: string;
  readonly findingId?: string;
  /** Who approved or rejected it, and when; null while it waits. */
  readonly decision: ProposalDecision | null;
  /** The whole overlay from its approval on; null unless it was approved. */
  readonly overlay: { readonly version: number; readonly values: Readonly<Record<string, unknown>> } | null;
}

interface ProposalDecision extends Occurrence {
  readonly status: 'approved' | 'rejected';
  readonly person: string;
  readonly reason?: string;
}

type ProposalEvent = OverlayApproved | OverlayProposed | OverlayRejected;

/** Which values does an environment have of its own, who wanted and approved them, and what is still proposed? */
export const overlayProposals: Projection<ProposalRow, ProposalEvent> = {
  name: 'overlay_proposals',
  generation: 1,
  on: ['overlay.proposed', 'overlay.approved', 'overlay.rejected'],
  keyOf: ({ data: { project, environment, proposalId } }) => `${project}:${environment}:${proposalId}`,
  evolve(row, event) {
    switch (event.type) {
      case 'overlay.proposed':
        return { ...event.data, ...occurrence(event), decision: null, overlay: null };
      case 'overlay.approved': {
        const { approver: person, version, values } = event.data;
        return (
          row && {
            ...row,
            decision: { status: 'approved', person, ...occurrence(event) },
            overlay: { version, values },
          }
        );
      }
      case 'overlay.rejected': {
        const { rejecter: person, reason } = event.data;
        return row && { ...row, decision: { status: 'rejected', person, reason, ...occurrence(event) } };
      }
    }
  },
};

function occurrence({ recordedAt, position }: Recorded): Occurrence {
  return { at: recordedAt, position: String(position) };
}
