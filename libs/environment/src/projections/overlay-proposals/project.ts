import type { Projection, Recorded } from '@ledgerline/kernel';
import type { Occurrence } from '../../as-of';
import type {
  OverlayApproved,
  OverlayProposed,
  OverlayRejected,
  OverlayReviewed,
  OverlayReviewWithdrawn,
  OverlaySuperseded,
} from '../../events';
import type { GivenReview } from './given-reviews';
import { withReview, withWithdrawal } from './given-reviews';

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
  /** The version whose values it brings back. */
  readonly reverts?: number;
  /** Every word that was given, also those that were taken back, in the order in which they came. */
  readonly reviews: readonly GivenReview[];
  /** What ended it, and when; null while it waits. */
  readonly decision: ProposalDecision | null;
  /** The whole overlay from its approval on; null unless it was approved. */
  readonly overlay: { readonly version: number; readonly values: Readonly<Record<string, unknown>> } | null;
}

export interface ProposalDecision extends Occurrence {
  readonly status: 'approved' | 'rejected' | 'superseded';
  readonly person: string;
  readonly reason?: string;
  /** The proposal that came into force first, of one that was superseded. */
  readonly by?: string;
}

type ProposalEvent =
  OverlayApproved | OverlayProposed | OverlayRejected | OverlayReviewed | OverlayReviewWithdrawn | OverlaySuperseded;

/** Which values does an environment have of its own, who wanted and reviewed them, and what is still proposed? */
export const overlayProposals: Projection<ProposalRow, ProposalEvent> = {
  name: 'overlay_proposals',
  generation: 2,
  on: [
    'overlay.proposed',
    'overlay.reviewed',
    'overlay.review-withdrawn',
    'overlay.approved',
    'overlay.rejected',
    'overlay.superseded',
  ],
  keyOf: ({ data: { project, environment, proposalId } }) => `${project}:${environment}:${proposalId}`,
  evolve(row, event) {
    if (event.type === 'overlay.proposed') {
      return { ...event.data, ...occurrence(event), reviews: [], decision: null, overlay: null };
    }
    return row && moved(row, event);
  },
};

function moved(row: ProposalRow, event: Recorded<Exclude<ProposalEvent, OverlayProposed>>): ProposalRow {
  switch (event.type) {
    case 'overlay.reviewed': {
      const { person, owners, keys } = event.data;
      return { ...row, reviews: withReview(row.reviews, { person, owners, keys }, occurrence(event)) };
    }
    case 'overlay.review-withdrawn':
      return { ...row, reviews: withWithdrawal(row.reviews, event.data.person, occurrence(event)) };
    case 'overlay.approved':
      return approved(row, event);
    case 'overlay.rejected': {
      const { rejecter: person, reason } = event.data;
      return { ...row, decision: { status: 'rejected', person, reason, ...occurrence(event) } };
    }
    case 'overlay.superseded': {
      const person = event.metadata.actor.id;
      return { ...row, decision: { status: 'superseded', person, by: event.data.by, ...occurrence(event) } };
    }
  }
}

/** The last word came with the approval. */
function approved(row: ProposalRow, event: Recorded<OverlayApproved>): ProposalRow {
  const { approver: person, version, values, reviews = [] } = event.data;
  const last = reviews.find((review) => review.person === person);
  return {
    ...row,
    reviews: last === undefined ? row.reviews : withReview(row.reviews, last, occurrence(event)),
    decision: { status: 'approved', person, ...occurrence(event) },
    overlay: { version, values },
  };
}

function occurrence({ recordedAt, position }: Recorded): Occurrence {
  return { at: recordedAt, position: String(position) };
}
