import type { Involvement, Projection, Recorded } from '@ledgerline/kernel';
import { endings, isEnding } from '../../endings';
import type {
  PromotionApprovalRevoked,
  PromotionGlassBreakAsked,
  PromotionGlassBreakReviewed,
  PromotionGlassBroken,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionStreamEvent,
} from '../../events';
import type { GateResult } from '../../gate-result';
import type { Plan } from '../../plan';
import type { Promotion } from '../../state';

/** One promotion, as it stands; positions and revisions are decimal strings. */
export interface PromotionBoardRow {
  readonly promotionId: string;
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  /** Null until its plan names it, if the request did not. */
  readonly alias: string | null;
  readonly requester: string;
  readonly reason: string;
  readonly status: Exclude<Promotion['status'], 'unknown'>;
  readonly plan: Plan | null;
  readonly planHash: string | null;
  readonly gates: readonly GateResult[];
  /** Of the plan in force; those of an earlier plan are void and not here. */
  readonly approvals: readonly BoardApproval[];
  readonly involved: readonly Involvement[];
  /** Other name to the person behind it, where the plan knows any. */
  readonly people?: Readonly<Record<string, string>>;
  /** An earlier release comes back, or what failed to roll out is declared once more; absent for any other. */
  readonly kind?: 'rollback' | 'retry';
  /** Nobody asked: it was ready. */
  readonly automatic?: true;
  /** Gates that two people break, or broke; absent where nobody wanted that. */
  readonly glass?: BoardGlass;
  /** The intent that it declared. */
  readonly intentRevision: number | null;
  /** Why it failed, was aborted or was superseded, and by whom or what. */
  readonly ended: string | null;
  readonly requestedAt: string;
  readonly plannedAt: string | null;
  readonly authorizedAt: string | null;
  readonly endedAt: string | null;
  /** Position of its request; orders the board. */
  readonly position: string;
  /** Position and revision of the last event that it is told from, and when that was recorded. */
  readonly asOf: string;
  readonly revision: string;
  readonly changedAt: string;
}

interface BoardGlass {
  readonly status: 'asked' | 'broken';
  readonly planHash: string;
  readonly people: readonly string[];
  readonly reason: string;
  readonly until: string;
  readonly at: string;
  /** Whether something was broken whose review nobody has written; asking again does not settle it. */
  readonly reviewOwed: boolean;
  /** Who wrote its review, and what; null until then. */
  readonly review: { readonly person: string; readonly review: string; readonly at: string } | null;
}

interface BoardApproval {
  readonly person: string;
  readonly groups: readonly string[];
  readonly role?: string;
  readonly at: string;
  readonly comment?: string;
}

/** Where is every promotion, and what does it wait for? */
export const promotionBoard: Projection<PromotionBoardRow, PromotionStreamEvent> = {
  name: 'promotion_board',
  generation: 4,
  on: [
    'promotion.requested',
    'promotion.planned',
    'promotion.plan-approved',
    'promotion.approval-revoked',
    'promotion.glass-break-asked',
    'promotion.glass-broken',
    'promotion.glass-break-reviewed',
    'promotion.gates-evaluated',
    'promotion.authorized',
    'promotion.rolling-out',
    'promotion.completed',
    'promotion.failed',
    'promotion.aborted',
    'promotion.superseded',
  ],
  keyOf: ({ data: { promotionId } }) => promotionId,
  evolve(before, event) {
    if (event.type === 'promotion.requested') return requested(event);
    if (before === undefined) return undefined;
    const row = {
      ...before,
      asOf: String(event.position),
      revision: String(event.revision),
      changedAt: event.recordedAt,
    };
    if (isEnding(event)) {
      return { ...row, status: endings[event.type], ended: endOf(event), endedAt: event.recordedAt };
    }
    switch (event.type) {
      case 'promotion.planned':
        return planned(row, event);
      case 'promotion.plan-approved':
        return row.planHash === event.data.planHash ? { ...row, approvals: withWord(row, event) } : row;
      case 'promotion.approval-revoked':
        return revoked(row, event);
      case 'promotion.glass-break-asked':
      case 'promotion.glass-broken':
      case 'promotion.glass-break-reviewed':
        return { ...row, glass: glassAfter(row.glass, event) };
      case 'promotion.gates-evaluated':
        return { ...row, gates: event.data.gates };
      case 'promotion.authorized':
        return { ...row, status: 'authorized', authorizedAt: event.recordedAt };
      case 'promotion.rolling-out':
        return { ...row, status: 'rolling-out', intentRevision: event.data.intentRevision };
    }
  },
};

function requested(event: Recorded<PromotionRequested>): PromotionBoardRow {
  const { alias = null, promotionId, project, environment, releaseId, requester, reason, kind, automatic } = event.data;
  const position = String(event.position);
  return {
    ...{ promotionId, project, environment, releaseId, alias, requester, reason },
    ...(kind !== undefined && { kind }),
    ...(automatic !== undefined && { automatic }),
    ...{ status: 'requested', plan: null, planHash: null, gates: [], approvals: [], involved: [] },
    ...{ intentRevision: null, ended: null },
    ...{ requestedAt: event.recordedAt, plannedAt: null, authorizedAt: null, endedAt: null },
    ...{ position, asOf: position, revision: String(event.revision), changedAt: event.recordedAt },
  };
}

function planned(row: PromotionBoardRow, { data, recordedAt }: Recorded<PromotionPlanned>): PromotionBoardRow {
  const { plan, planHash, involved, people } = data;
  return {
    ...row,
    status: 'gated',
    ...{ plan, planHash, involved, alias: plan.release.alias, gates: [] },
    ...(people !== undefined && { people }),
    approvals: row.planHash === planHash ? row.approvals : [],
    plannedAt: recordedAt,
    authorizedAt: null,
  };
}

/** Whoever adds something to their word says it once. */
function withWord({ approvals }: PromotionBoardRow, event: Recorded<PromotionPlanApproved>): readonly BoardApproval[] {
  const { person, groups, role, comment } = event.data;
  const at = event.recordedAt;
  const word = { person, groups, at, ...(role !== undefined && { role }), ...(comment !== undefined && { comment }) };
  return [...approvals.filter((known) => known.person !== person), word];
}

/** Whoever takes their word back opens what was authorised on it again. */
function revoked(row: PromotionBoardRow, { data: { person, planHash } }: Recorded<PromotionApprovalRevoked>) {
  if (row.planHash !== planHash) return row;
  const approvals = row.approvals.filter((known) => known.person !== person);
  return row.status === 'authorized'
    ? ({ ...row, approvals, status: 'gated', authorizedAt: null, gates: [] } as const)
    : { ...row, approvals };
}

type GlassEvent = PromotionGlassBreakAsked | PromotionGlassBroken | PromotionGlassBreakReviewed;

function glassAfter(before: BoardGlass | undefined, event: Recorded<GlassEvent>): BoardGlass {
  const at = event.recordedAt;
  switch (event.type) {
    case 'promotion.glass-break-asked': {
      const { person, planHash, reason, until } = event.data;
      const reviewOwed = before?.reviewOwed === true;
      return { status: 'asked', planHash, people: [person], reason, until, at, reviewOwed, review: null };
    }
    case 'promotion.glass-broken': {
      const { people, planHash, reason, until } = event.data;
      return { status: 'broken', planHash, people, reason, until, at, reviewOwed: true, review: null };
    }
    case 'promotion.glass-break-reviewed': {
      const { person, review } = event.data;
      if (before === undefined) throw new Error('a review of glass that nobody broke');
      return { ...before, reviewOwed: false, review: { person, review, at } };
    }
  }
}

function endOf(event: Extract<PromotionStreamEvent, { type: keyof typeof endings }>): string | null {
  switch (event.type) {
    case 'promotion.completed':
      return null;
    case 'promotion.failed':
      return event.data.reason;
    case 'promotion.aborted':
      return `${event.data.person}: ${event.data.reason}`;
    case 'promotion.superseded':
      return event.data.by;
  }
}
