import type { Decision } from '@ledgerline/kernel';
import { personBehind, refuse } from '@ledgerline/kernel';
import { aliasesOf } from '../../people';
import { OverlayReviewWithdrawn } from '../../events';
import type { Reviewing } from '../../overlay/missing-reviews';
import type { Environment } from '../../state';
import type { WithdrawReview } from './command';

export function withdrawReview(
  { project, environment, proposalId, reason, cause }: WithdrawReview,
  { proposals }: Environment,
  configuration: Pick<Reviewing, 'people'> | undefined,
): Decision<OverlayReviewWithdrawn, 'no-such-proposal' | 'not-reviewed' | 'proposal-closed'> {
  const proposal = proposals.get(proposalId);
  if (proposal === undefined) return refuse('no-such-proposal', { project, environment, proposalId });
  if (proposal.status !== 'open') {
    return refuse('proposal-closed', { status: proposal.status, person: proposal.decidedBy ?? 'somebody' });
  }
  const person = personBehind(cause.actor.id, aliasesOf(configuration?.people));
  if (!proposal.reviews.has(person)) return refuse('not-reviewed', { person });
  return [OverlayReviewWithdrawn({ project, environment, proposalId, person, reason })];
}
