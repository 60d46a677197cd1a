import type { Aliases, Decider, Word } from '@ledgerline/kernel';
import { withEntry } from '@ledgerline/kernel';
import { endings, isEnding } from './endings';
import type {
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionGatesEvaluated,
  PromotionGlassBreakAsked,
  PromotionGlassBreakReviewed,
  PromotionGlassBroken,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionStreamEvent,
  StandingStreamEvent,
} from './events';
import { stateReachedBy } from './policy';
import type { ClosedStatus, Glass, Planned, Promotion, Request, Standing } from './state';

/** One promotion; the id is its promotionId. */
export const promotion: Decider<Promotion, PromotionStreamEvent> = {
  name: 'promotion',
  stream: (id) => `promotion-${id}`,
  initial: { status: 'unknown' },
  evolve(state, event) {
    if (event.type === 'promotion.requested') return requested(event);
    if (state.status === 'unknown') return state;
    if (isEnding(event)) return closed(state, endings[event.type]);
    switch (event.type) {
      case 'promotion.planned':
        return planned(state, event);
      case 'promotion.approval-revoked':
        return revoked(state, event);
      case 'promotion.rolling-out':
        return 'planHash' in state
          ? { ...state, status: 'rolling-out', intentRevision: event.data.intentRevision }
          : state;
      case 'promotion.glass-break-asked':
      case 'promotion.glass-broken':
      case 'promotion.glass-break-reviewed':
        return { ...state, ...glassAfter(state.glass, event) };
      default:
        return state.status === 'gated' ? gated(state, event) : state;
    }
  },
};

type Known = Exclude<Promotion, { status: 'unknown' }>;
type Gated = Extract<Promotion, { status: 'gated' }>;
type GatedEvent = PromotionPlanApproved | PromotionGatesEvaluated | PromotionAuthorized;

function requested({ data }: PromotionRequested): Promotion {
  const { promotionId, project, environment, releaseId, requester, kind, automatic } = data;
  const how = { ...(kind !== undefined && { kind }), ...(automatic !== undefined && { automatic }) };
  return { status: 'requested', promotionId, project, environment, releaseId, requester, ...how, authorizations: 0 };
}

function gated(state: Gated, event: GatedEvent): Promotion {
  switch (event.type) {
    case 'promotion.plan-approved': {
      if (event.data.planHash !== state.planHash) return state;
      const { person, groups, role, comment } = event.data;
      const how = { ...(role !== undefined && { role }), ...(comment !== undefined && { comment }) };
      return { ...state, approvals: withEntry(state.approvals, person, { person, groups, ...how }) };
    }
    case 'promotion.gates-evaluated':
      return { ...state, ...gatesAs(event) };
    case 'promotion.authorized': {
      const { policyHash, inputHash } = event.data;
      const { gates, reaches } = state;
      const number = event.data.authorization ?? state.authorizations + 1;
      const authorization = { number, policyHash, inputHash, gates, ...(reaches !== undefined && { reaches }) };
      return { ...state, status: 'authorized', authorizations: number, authorization };
    }
  }
}

/** Approvals outlive a plan only if the next one is the same, to the last bit. */
function planned(state: Known, { data }: PromotionPlanned): Promotion {
  const same = 'planHash' in state && state.planHash === data.planHash;
  return waiting(state, data, same ? state.approvals : new Map<string, Word>());
}

/** Whoever takes their word back takes back what was authorised on it. */
function revoked(state: Known, { data: { person, planHash } }: PromotionApprovalRevoked): Promotion {
  if (!('planHash' in state) || state.planHash !== planHash || state.status === 'rolling-out') return state;
  const approvals = new Map([...state.approvals].filter(([known]) => known !== person));
  const { plan, involved, quorums, people } = state;
  return waiting(state, { planHash, plan, involved: [...involved], approvals: [...quorums], people }, approvals);
}

type PlanInForce = Pick<PromotionPlanned['data'], 'planHash' | 'plan' | 'involved' | 'approvals'> & {
  readonly people?: Aliases;
};

function waiting(state: Known, data: PlanInForce, approvals: Planned['approvals']): Promotion {
  const { planHash, plan, involved, approvals: quorums = [], people = {} } = data;
  return { status: 'gated', ...requestOf(state), planHash, plan, quorums, people, approvals, involved, gates: [] };
}

function gatesAs({ data: { gates, policy } }: PromotionGatesEvaluated): Pick<Planned, 'gates' | 'reaches'> {
  const reaches = policy === undefined ? undefined : stateReachedBy(policy);
  return { gates, ...(reaches !== undefined && { reaches }) };
}

function closed(state: Known, status: ClosedStatus): Promotion {
  const authorization = 'authorization' in state ? state.authorization : undefined;
  return { status, ...requestOf(state), ...(authorization !== undefined && { authorization }) };
}

type GlassEvent = PromotionGlassBreakAsked | PromotionGlassBroken | PromotionGlassBreakReviewed;

function glassAfter(glass: Glass | undefined, event: GlassEvent): { readonly glass?: Glass } {
  switch (event.type) {
    case 'promotion.glass-break-asked': {
      const { person, planHash, reason, until } = event.data;
      return { glass: { status: 'asked', planHash, people: [person], reason, until, review: glass?.review ?? 'none' } };
    }
    case 'promotion.glass-broken': {
      const { people, planHash, reason, until } = event.data;
      return { glass: { status: 'broken', planHash, people, reason, until, review: 'owed' } };
    }
    case 'promotion.glass-break-reviewed':
      return glass === undefined ? {} : { glass: { ...glass, review: 'written' } };
  }
}

function requestOf(state: Request): Request {
  const { promotionId, project, environment, releaseId, requester, kind, automatic, authorizations, glass } = state;
  const how = { ...(kind !== undefined && { kind }), ...(automatic !== undefined && { automatic }) };
  const request = { promotionId, project, environment, releaseId, requester, ...how, authorizations };
  return { ...request, ...(glass !== undefined && { glass }) };
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
