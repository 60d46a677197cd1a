import type { Decision } from '@ledgerline/kernel';
import { contentDigest, Refusal, refuse } from '@ledgerline/kernel';
import { IntentDeclared, OverlayApproved } from '../../events';
import { nextOverlay } from '../../overlay/next-overlay';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { OverlayRefusal } from '../../overlay/resolve-overlay';
import { resolveOverlay } from '../../overlay/resolve-overlay';
import type { EnvironmentRefusal } from '../../refusals';
import type { Environment, Proposal } from '../../state';
import type { ApproveOverlay } from './command';

type ApprovalRefusal = Extract<
  EnvironmentRefusal,
  | OverlayRefusal
  | 'duties-not-separate'
  | 'environment-moved'
  | 'no-such-proposal'
  | 'not-a-person'
  | 'overlay-moved'
  | 'proposal-closed'
>;

export function approveOverlay(
  command: ApproveOverlay,
  state: Environment,
  facts: OverlayFacts,
): Decision<OverlayApproved | IntentDeclared, ApprovalRefusal> {
  const { project, environment, proposalId, cause } = command;
  const approver = cause.actor.id;
  const proposal = state.proposals.get(proposalId);
  if (proposal === undefined) return refuse('no-such-proposal', { project, environment, proposalId });
  if (cause.actor.kind !== 'person') return refuse('not-a-person', { principal: approver });
  if (proposal.status === 'approved' && proposal.decidedBy === approver) return [];
  if (proposal.status !== 'open') {
    return refuse('proposal-closed', { status: proposal.status, person: proposal.decidedBy ?? 'somebody' });
  }
  if (proposal.proposer === approver) return refuse('duties-not-separate', { person: approver, as: 'proposer' });
  const moved = whatMoved(environment, proposal, state, facts);
  if (moved !== undefined) return moved;

  const { version, values } = nextOverlay(state.overlay, proposal.changes);
  const document = resolveOverlay(project, environment, { version, values }, facts);
  if (document instanceof Refusal) return document;
  const approved = OverlayApproved({ project, environment, proposalId, version, values: { ...values }, approver });
  if (document === undefined) return [approved];
  const intentRevision = (state.intent?.intentRevision ?? 0) + 1;
  const intentHash = contentDigest(document);
  return [
    approved,
    IntentDeclared({ project, environment, intentRevision, intentHash, document, because: { proposalId } }),
  ];
}

/** Why the proposal is no longer about what is in force. */
function whatMoved(
  environment: string,
  { baseVersion }: Proposal,
  { overlay, intent }: Environment,
  { release }: OverlayFacts,
): Refusal<'environment-moved' | 'overlay-moved'> | undefined {
  if (baseVersion !== overlay.version) return refuse('overlay-moved', { base: baseVersion, current: overlay.version });
  return release?.releaseId === intent?.document.release.id ? undefined : refuse('environment-moved', { environment });
}
