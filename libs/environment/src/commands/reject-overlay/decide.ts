import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { OverlayRejected } from '../../events';
import type { Environment } from '../../state';
import type { RejectOverlay } from './command';

export function rejectOverlay(
  { project, environment, proposalId, reason, cause }: RejectOverlay,
  { proposals }: Environment,
): Decision<OverlayRejected, 'no-such-proposal' | 'not-a-person' | 'proposal-closed'> {
  const rejecter = cause.actor.id;
  const proposal = proposals.get(proposalId);
  if (proposal === undefined) return refuse('no-such-proposal', { project, environment, proposalId });
  if (cause.actor.kind !== 'person') return refuse('not-a-person', { principal: rejecter });
  if (proposal.status === 'rejected' && proposal.decidedBy === rejecter) return [];
  if (proposal.status !== 'open') {
    return refuse('proposal-closed', { status: proposal.status, person: proposal.decidedBy ?? 'somebody' });
  }
  return [OverlayRejected({ project, environment, proposalId, reason, rejecter })];
}
