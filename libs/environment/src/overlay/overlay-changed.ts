import { withEntry } from '@ledgerline/kernel';
import type {
  OverlayApproved,
  OverlayProposed,
  OverlayRejected,
  OverlayReviewed,
  OverlayReviewWithdrawn,
  OverlaySuperseded,
} from '../events';
import type { Environment, Proposal } from '../state';

type OverlayEvent =
  OverlayApproved | OverlayProposed | OverlayRejected | OverlayReviewed | OverlayReviewWithdrawn | OverlaySuperseded;

/** An environment's overlay and what is proposed for it, after an event in its stream. */
export function overlayChanged(state: Environment, event: OverlayEvent): Environment {
  switch (event.type) {
    case 'overlay.proposed': {
      const { proposalId, baseVersion, changes, proposer } = event.data;
      const proposal = { status: 'open', baseVersion, changes, proposer, reviews: new Map() } as const;
      return { ...state, proposals: withEntry(state.proposals, proposalId, proposal) };
    }
    case 'overlay.reviewed': {
      const { proposalId, person, owners, keys } = event.data;
      return changed(state, proposalId, ({ reviews }) => ({
        reviews: new Map(reviews).set(person, { owners, keys }),
      }));
    }
    case 'overlay.review-withdrawn': {
      const { proposalId, person } = event.data;
      return changed(state, proposalId, ({ reviews }) => ({
        reviews: new Map([...reviews].filter(([reviewer]) => reviewer !== person)),
      }));
    }
    case 'overlay.approved':
      return approved(state, event);
    case 'overlay.rejected': {
      const { proposalId, rejecter } = event.data;
      return changed(state, proposalId, () => ({ status: 'rejected', decidedBy: rejecter }));
    }
    case 'overlay.superseded': {
      const { proposalId, by } = event.data;
      return changed(state, proposalId, () => ({ status: 'superseded', decidedBy: by }));
    }
  }
}

function approved(state: Environment, event: OverlayApproved): Environment {
  const { proposalId, version, values, approver } = event.data;
  const proposal = state.proposals.get(proposalId);
  const keys = Object.keys(proposal?.changes ?? {});
  const known = { ...state.proposers };
  for (const key of keys) known[key] = proposal?.proposer ?? approver;
  const proposers = Object.fromEntries(Object.entries(known).filter(([key]) => Object.hasOwn(values, key)));
  const changedIn = keys.reduce((known, key) => withEntry(known, key, version), state.changedIn);
  const decided = { status: 'approved', decidedBy: approver, version } as const;
  return { ...changed(state, proposalId, () => decided), overlay: { version, values }, proposers, changedIn };
}

function changed(
  state: Environment,
  proposalId: string,
  change: (proposal: Proposal) => Partial<Proposal>,
): Environment {
  const proposal = state.proposals.get(proposalId);
  if (proposal === undefined) return state;
  return { ...state, proposals: withEntry(state.proposals, proposalId, { ...proposal, ...change(proposal) }) };
}
