import type { Moment } from '@ledgerline/platform/http';
import type { Occurrence } from '../../as-of';
import { hadHappened } from '../../as-of';
import type { MissingReview, Reviewing } from '../../overlay/missing-reviews';
import { missingReviews } from '../../overlay/missing-reviews';
import type { GivenReview } from './given-reviews';
import type { ProposalDecision, ProposalRow } from './project';
import type { FoundProposal } from './store';

type StandingReview = Omit<GivenReview, 'withdrawn'>;

/** A proposal as it stood at the moment. */
export interface ProposalView extends Omit<ProposalRow, 'project' | 'environment' | 'overlay' | 'reviews'> {
  readonly status: 'open' | 'approved' | 'rejected' | 'superseded' | 'reverted';
  /** The words that count. */
  readonly reviews: readonly StandingReview[];
  /** Whose word it waits for; nothing once it is decided. */
  readonly missing: readonly MissingReview[];
  /** The version that took its values back. */
  readonly revertedBy: number | null;
}

/** A version of the overlay: its values, and how it came to be. */
export interface OverlayVersionView extends Occurrence {
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly proposalId: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly proposer: string;
  readonly approver: string;
  readonly reviews: readonly StandingReview[];
  readonly findingId?: string;
  readonly reverts?: number;
  readonly revertedBy: number | null;
}

export function proposalAt({ row, revertedBy }: FoundProposal, moment: Moment | undefined, reviewing: Reviewing) {
  const { project: _project, environment: _environment, overlay: _overlay, reviews: given, ...proposal } = row;
  const decision = row.decision !== null && hadHappened(row.decision, moment) ? row.decision : null;
  const reviews = standingReviews(given, moment);
  const words = new Map(reviews.map(({ person, owners, keys }) => [person, { owners, keys }]));
  const missing = decision === null ? missingReviews({ ...row, reviews: words }, reviewing) : [];
  return { ...proposal, decision, status: statusOf(decision, revertedBy), reviews, missing, revertedBy };
}

function statusOf(decision: ProposalDecision | null, revertedBy: number | null): ProposalView['status'] {
  if (decision === null) return 'open';
  return decision.status === 'approved' && revertedBy !== null ? 'reverted' : decision.status;
}

/** Undefined for a proposal that made no version. */
export function versionView(
  { row, revertedBy }: FoundProposal,
  moment: Moment | undefined,
): OverlayVersionView | undefined {
  const { overlay, decision, proposalId, changes, reason, proposer, findingId, reverts, reviews } = row;
  if (overlay === null || decision === null) return undefined;
  const { person: approver, at, position } = decision;
  return {
    ...{ version: overlay.version, values: overlay.values, proposalId, changes, reason, proposer, approver },
    reviews: standingReviews(reviews, moment),
    ...(findingId !== undefined && { findingId }),
    ...(reverts !== undefined && { reverts }),
    ...{ revertedBy, at, position },
  };
}

/** The words that counted at the moment: of each person the latest that was not taken back by then. */
function standingReviews(given: readonly GivenReview[], moment: Moment | undefined): readonly StandingReview[] {
  const standing = given.filter(
    (review) => hadHappened(review, moment) && (review.withdrawn === null || !hadHappened(review.withdrawn, moment)),
  );
  const latest = new Map(standing.map(({ withdrawn: _withdrawn, ...review }) => [review.person, review]));
  return [...latest.values()];
}
