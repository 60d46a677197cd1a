import type { Decision } from '@ledgerline/kernel';
import { contentDigest, personBehind, Refusal, refuse } from '@ledgerline/kernel';
import { aliasesOf } from '../../people';
import { IntentDeclared, OverlayApproved, OverlayReviewed, OverlaySuperseded } from '../../events';
import type { IntentDocument } from '../../intent-document';
import { missingReviews } from '../../overlay/missing-reviews';
import { nextOverlay } from '../../overlay/next-overlay';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import { overlapping } from '../../overlay/overlapping';
import type { OverlayRefusal } from '../../overlay/resolve-overlay';
import { resolveOverlay } from '../../overlay/resolve-overlay';
import { reviewBy } from '../../overlay/review-by';
import type { EnvironmentRefusal } from '../../refusals';
import type { Environment, Overlay, Proposal, Review } from '../../state';
import type { ApproveOverlay } from './command';

type ApprovalRefusal = Extract<
  EnvironmentRefusal,
  | OverlayRefusal
  | 'duties-not-separate'
  | 'environment-moved'
  | 'no-such-proposal'
  | 'not-a-person'
  | 'not-in-group'
  | 'overlay-moved'
  | 'proposal-closed'
>;
type ApprovalEvent = OverlayReviewed | OverlayApproved | IntentDeclared | OverlaySuperseded;

export function approveOverlay(
  command: ApproveOverlay,
  state: Environment,
  facts: OverlayFacts,
): Decision<ApprovalEvent, ApprovalRefusal> {
  const { project, environment, proposalId, groups, cause } = command;
  const { configuration } = facts;
  const proposal = state.proposals.get(proposalId);
  if (proposal === undefined) return refuse('no-such-proposal', { project, environment, proposalId });
  if (configuration === undefined) return refuse('project-not-configured', { project });
  const person = personBehind(cause.actor.id, aliasesOf(configuration.people));
  if (proposal.status === 'approved' && (proposal.decidedBy === person || proposal.reviews.has(person))) return [];
  if (proposal.status !== 'open') {
    return refuse('proposal-closed', { status: proposal.status, person: proposal.decidedBy ?? 'somebody' });
  }
  const word = reviewBy({ actor: cause.actor, groups }, proposal, configuration);
  if (word instanceof Refusal) return word;
  const moved = whatMoved(environment, proposal, state, facts);
  if (moved !== undefined) return moved;
  const next = nextOverlay(state.overlay, proposal.changes);
  const document = resolveOverlay(project, environment, next, facts);
  if (document instanceof Refusal) return document;

  const before = proposal.reviews.get(person);
  const all = before === undefined ? word : added(before, word);
  const reviews = new Map(proposal.reviews).set(person, all);
  const here = { project, environment, proposalId };
  if (missingReviews({ ...proposal, reviews }, configuration).length > 0) {
    return addsNothing(word, before) ? [] : [OverlayReviewed({ ...here, person, ...copied(all) })];
  }
  return [
    OverlayApproved({
      ...here,
      version: next.version,
      values: { ...next.values },
      approver: person,
      reviews: [...reviews].map(([reviewer, review]) => ({ person: reviewer, ...copied(review) })),
    }),
    ...(document === undefined ? [] : [declared(command, document, state)]),
    ...superseded(command, next, state),
  ];
}

/** Why the proposal is no longer about what is in force. */
function whatMoved(
  environment: string,
  { baseVersion, changes }: Proposal,
  { overlay, changedIn, intent }: Environment,
  { release }: OverlayFacts,
): Refusal<'environment-moved' | 'overlay-moved'> | undefined {
  const newer = [...changedIn].filter(([, version]) => version > baseVersion).map(([key]) => key);
  if (overlapping(Object.keys(changes), newer)) {
    return refuse('overlay-moved', { base: baseVersion, current: overlay.version });
  }
  return release?.releaseId === intent?.document.release.id ? undefined : refuse('environment-moved', { environment });
}

function declared({ project, environment, proposalId }: ApproveOverlay, document: IntentDocument, state: Environment) {
  const intentRevision = (state.intent?.intentRevision ?? 0) + 1;
  const intentHash = contentDigest(document);
  return IntentDeclared({ project, environment, intentRevision, intentHash, document, because: { proposalId } });
}

/** Whoever wanted the same keys to be something else has to look at what they are now. */
function superseded({ project, environment, proposalId }: ApproveOverlay, { version }: Overlay, state: Environment) {
  const keys = Object.keys(state.proposals.get(proposalId)?.changes ?? {});
  return [...state.proposals]
    .filter(
      ([other, { status, changes }]) =>
        other !== proposalId && status === 'open' && overlapping(keys, Object.keys(changes)),
    )
    .map(([other]) => OverlaySuperseded({ project, environment, proposalId: other, by: proposalId, version }));
}

/** Whoever says yes again, for other owners, takes nothing back. */
function added(before: Review, word: Review): Review {
  return {
    owners: [...new Set([...before.owners, ...word.owners])],
    keys: [...new Set([...before.keys, ...word.keys])].sort(),
  };
}

function addsNothing({ owners, keys }: Review, before: Review | undefined): boolean {
  return (
    before !== undefined &&
    owners.every((owner) => before.owners.includes(owner)) &&
    keys.every((key) => before.keys.includes(key))
  );
}

function copied({ owners, keys }: Review) {
  return { owners: [...owners], keys: [...keys] };
}
