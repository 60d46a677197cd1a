import type { Decider } from '@ledgerline/kernel';
import { withEntry, withMember } from '@ledgerline/kernel';
import type { EnvironmentStreamEvent, OverlayApproved, ProjectStreamEvent } from './events';
import type { Environment, Project, Proposal, Rollout } from './state';

/** A project's stream; the id is the project's name. */
export const project: Decider<Project, ProjectStreamEvent> = {
  name: 'project',
  stream: (id) => `project-${id}`,
  initial: { status: 'unconfigured' },
  evolve(_state, { data: { version, configurationHash, configuration } }) {
    return { status: 'configured', version, configurationHash, configuration };
  },
};

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
    changedIn: new Map(),
    proposals: new Map(),
    promotions: new Set(),
  },
  evolve(state, event) {
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

function rolled(state: Environment, intentRevision: number, rollout: Rollout): Environment {
  return state.intent?.intentRevision === intentRevision ? { ...state, intent: { ...state.intent, rollout } } : state;
}
