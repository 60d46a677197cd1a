import type { Decider, Word } from '@ledgerline/kernel';
import { withEntry } from '@ledgerline/kernel';
import { endings, isEnding } from './endings';
import type { PromotionGatesEvaluated, PromotionPlanned, PromotionStreamEvent, StandingStreamEvent } from './events';
import { stateReachedBy } from './policy';
import type { ClosedStatus, Planned, Promotion, Request, Standing } from './state';

/** One promotion; the id is its promotionId. */
export const promotion: Decider<Promotion, PromotionStreamEvent> = {
  name: 'promotion',
  stream: (id) => `promotion-${id}`,
  initial: { status: 'unknown' },
  evolve(state, event) {
    if (event.type === 'promotion.requested') {
      const { promotionId, project, environment, releaseId, requester, kind } = event.data;
      const request = { promotionId, project, environment, releaseId, requester, ...(kind !== undefined && { kind }) };
      return { status: 'requested', ...request, authorizations: 0 };
    }
    if (state.status === 'unknown') return state;
    if (isEnding(event)) return closed(state, endings[event.type]);
    switch (event.type) {
      case 'promotion.planned':
        return planned(state, event);
      case 'promotion.plan-approved': {
        if (state.status !== 'gated' || event.data.planHash !== state.planHash) return state;
        const { person, groups, role, comment } = event.data;
        const how = { ...(role !== undefined && { role }), ...(comment !== undefined && { comment }) };
        return { ...state, approvals: withEntry(state.approvals, person, { person, groups, ...how }) };
      }
      case 'promotion.gates-evaluated':
        return state.status === 'gated' ? { ...state, ...gatesAs(event) } : state;
      case 'promotion.authorized': {
        if (state.status !== 'gated') return state;
        const { policyHash, inputHash } = event.data;
        const { gates, reaches } = state;
        const number = state.authorizations + 1;
        const authorization = { number, policyHash, inputHash, gates, ...(reaches !== undefined && { reaches }) };
        return { ...state, status: 'authorized', authorizations: number, authorization };
      }
      case 'promotion.rolling-out':
        return 'planHash' in state
          ? { ...state, status: 'rolling-out', intentRevision: event.data.intentRevision }
          : state;
    }
  },
};

/** Approvals outlive a plan only if the next one is the same, to the last bit. */
function planned(state: Exclude<Promotion, { status: 'unknown' }>, { data }: PromotionPlanned): Promotion {
  const { planHash, plan, involved } = data;
  const same = 'planHash' in state && state.planHash === planHash;
  const approvals = same ? state.approvals : new Map<string, Word>();
  const { approvals: quorums = [], people = {} } = data;
  return { status: 'gated', ...requestOf(state), planHash, plan, quorums, people, approvals, involved, gates: [] };
}

function gatesAs({ data: { gates, policy } }: PromotionGatesEvaluated): Pick<Planned, 'gates' | 'reaches'> {
  const reaches = policy === undefined ? undefined : stateReachedBy(policy);
  return { gates, ...(reaches !== undefined && { reaches }) };
}

function closed(state: Exclude<Promotion, { status: 'unknown' }>, status: ClosedStatus): Promotion {
  const authorization = 'authorization' in state ? state.authorization : undefined;
  return { status, ...requestOf(state), ...(authorization !== undefined && { authorization }) };
}

function requestOf({
  promotionId,
  project,
  environment,
  releaseId,
  requester,
  kind,
  authorizations,
}: Request): Request {
  const request = { promotionId, project, environment, releaseId, requester, authorizations };
  return kind === undefined ? request : { ...request, kind };
}

/** The id of a release's standing in {@link standing}; `releaseId` is `sha256:` and 64 digits. */
export const standingId = (project: string, releaseId: string) => `${project}:${releaseId.slice('sha256:'.length)}`;

/** How far one release has come; the id is {@link standingId}. */
export const standing: Decider<Standing, StandingStreamEvent> = {
  name: 'standing',
  stream: (id) => `standing-${id}`,
  initial: new Map(),
  evolve(state, event) {
    switch (event.type) {
      case 'standing.gates-evaluated': {
        if (state.get(event.data.state)?.status === 'reached') return state;
        return withEntry(state, event.data.state, { status: 'pending', gates: event.data.gates });
      }
      case 'standing.state-reached':
        return withEntry(state, event.data.state, { status: 'reached' });
    }
  },
};
