import type { Decider } from '@ledgerline/kernel';
import { withEntry, withMember } from '@ledgerline/kernel';
import type { EnvironmentStreamEvent, OverlayApproved, OverlayRejected } from './events';
import type { Environment, Rollout } from './state';

export { project } from './evolve-project';

/** The id of an environment's stream in {@link environment}. */
export const environmentId = (projectName: string, environmentName: string) => `${projectName}:${environmentName}`;

/** An environment's stream; the id is `<project>:<environment>`. */
export const environment: Decider<Environment, EnvironmentStreamEvent> = {
  name: 'environment',
  stream: (id) => `environment-${id}`,
  initial: {
    intent: undefined,
    overlay: { version: 0, values: {} },
    proposers: {},
    proposals: new Map(),
    promotions: new Set(),
  },
  evolve(state, event) {
    switch (event.type) {
      case 'overlay.proposed': {
        const { proposalId, baseVersion, changes, proposer } = event.data;
        const proposal = { status: 'open', baseVersion, changes, proposer } as const;
        return { ...state, proposals: withEntry(state.proposals, proposalId, proposal) };
      }
      case 'overlay.approved':
        return approved(state, event);
      case 'overlay.rejected':
        return { ...state, proposals: decided(state, event, 'rejected', event.data.rejecter) };
      case 'intent.declared': {
        const { intentRevision, intentHash, document, because } = event.data;
        const rollout = { status: 'awaited' } as const;
        const promotions =
          'promotionId' in because ? withMember(state.promotions, because.promotionId) : state.promotions;
        return { ...state, promotions, intent: { intentRevision, intentHash, document, converged: false, rollout } };
      }
      case 'rollout.started':
        return rolled(state, event.data.intentRevision, { status: 'started' });
      case 'rollout.progressed': {
        const { intentRevision, step, done } = event.data;
        return rolled(state, intentRevision, { status: 'progressed', step, done });
      }
      case 'rollout.finished':
        return rolled(state, event.data.intentRevision, { status: 'finished' });
      case 'rollout.failed':
        return rolled(state, event.data.intentRevision, { status: 'failed' });
      case 'environment.converged':
        return state.intent?.intentRevision === event.data.intentRevision
          ? { ...state, intent: { ...state.intent, converged: true } }
          : state;
    }
  },
};

function approved(state: Environment, event: OverlayApproved): Environment {
  const { proposalId, version, values, approver } = event.data;
  const proposal = state.proposals.get(proposalId);
  const known = { ...state.proposers };
  for (const key of Object.keys(proposal?.changes ?? {})) known[key] = proposal?.proposer ?? approver;
  const proposers = Object.fromEntries(Object.entries(known).filter(([key]) => Object.hasOwn(values, key)));
  return {
    ...state,
    overlay: { version, values },
    proposers,
    proposals: decided(state, event, 'approved', approver),
  };
}

function decided(
  { proposals }: Environment,
  { data: { proposalId } }: OverlayApproved | OverlayRejected,
  status: 'approved' | 'rejected',
  decidedBy: string,
): Environment['proposals'] {
  const proposal = proposals.get(proposalId);
  return proposal === undefined ? proposals : withEntry(proposals, proposalId, { ...proposal, status, decidedBy });
}

function rolled(state: Environment, intentRevision: number, rollout: Rollout): Environment {
  return state.intent?.intentRevision === intentRevision ? { ...state, intent: { ...state.intent, rollout } } : state;
}
