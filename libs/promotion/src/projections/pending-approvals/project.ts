import type { Involvement, Projection, Recorded } from '@ledgerline/kernel';
import { askedBy } from '@ledgerline/kernel';
import { isEnding } from '../../endings';
import type { AskedQuorum } from '../../asked-quorum';
import type {
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionStreamEvent,
} from '../../events';

export interface PendingApprovalRow {
  readonly promotionId: string;
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly alias: string;
  readonly planHash: string;
  readonly requester: string;
  /** How many changes the plan makes. */
  readonly changes: number;
  /** The groups that still have to speak; none while only conditional ones might have to. */
  readonly waitsFor: readonly AwaitedGroup[];
  readonly approvedBy: readonly string[];
  /** Those who have to speak only while a gate does not hold by itself. */
  readonly conditional?: readonly AskedQuorum[];
  /** People who may not approve it, so that nobody is asked in vain. */
  readonly excluded: readonly Involvement[];
  readonly waitingSince: string;
  readonly position: string;
}

interface AwaitedGroup {
  /** The group, or `role <role>`. */
  readonly group: string;
  readonly needed: number;
  /** Only while this gate does not hold by itself. */
  readonly unless?: string;
  readonly approvedBy: readonly string[];
}

/** Which plans wait for somebody's word, and for whose? */
export const pendingApprovals: Projection<PendingApprovalRow, PromotionStreamEvent> = {
  name: 'pending_approvals',
  generation: 2,
  on: [
    'promotion.planned',
    'promotion.plan-approved',
    'promotion.gates-evaluated',
    'promotion.authorized',
    'promotion.completed',
    'promotion.failed',
    'promotion.aborted',
    'promotion.superseded',
  ],
  keyOf: ({ data: { promotionId } }) => promotionId,
  evolve(row, event) {
    if (event.type === 'promotion.planned') return planned(row, event);
    if (isEnding(event) || event.type === 'promotion.authorized') return undefined;
    if (row === undefined) return undefined;
    switch (event.type) {
      case 'promotion.plan-approved':
        return event.data.planHash === row.planHash ? remaining(approved(row, event)) : row;
      case 'promotion.gates-evaluated':
        return event.data.planHash === row.planHash ? conditionsOf(row, event) : row;
      default:
        return row;
    }
  },
};

/** The same plan again keeps the words that were given for it. */
function planned(
  before: PendingApprovalRow | undefined,
  event: Recorded<PromotionPlanned>,
): PendingApprovalRow | undefined {
  const { promotionId, project, environment, releaseId, planHash, plan, approvals = [], involved } = event.data;
  if (before?.planHash === planHash) return before;
  const [asked, conditional] = [
    approvals.filter(({ unless }) => unless === undefined),
    approvals.filter(isConditional),
  ];
  return remaining({
    ...{ promotionId, project, environment, releaseId, alias: plan.release.alias, planHash },
    requester: involved.find(({ as }) => as === 'requester')?.person ?? event.metadata.actor.id,
    changes: plan.changes.length,
    waitsFor: asked.map(awaited),
    approvedBy: [],
    ...(conditional.length > 0 && { conditional }),
    excluded: involved,
    waitingSince: event.recordedAt,
    position: String(event.position),
  });
}

function approved(row: PendingApprovalRow, { data }: Recorded<PromotionPlanApproved>): PendingApprovalRow {
  const { person, groups, role } = data;
  const spoken = [...groups, ...(role === undefined ? [] : [`role ${role}`])];
  const also = (people: readonly string[]) => (people.includes(person) ? people : [...people, person]);
  return {
    ...row,
    approvedBy: also(row.approvedBy),
    waitsFor: row.waitsFor
      .map((one) => (spoken.includes(one.group) ? { ...one, approvedBy: also(one.approvedBy) } : one))
      .filter(({ needed, approvedBy }) => approvedBy.length < needed),
  };
}

/** Who has to speak because a gate does not hold by itself; nobody any more when it does. */
function conditionsOf(row: PendingApprovalRow, { data: { gates } }: Recorded<PromotionGatesEvaluated>) {
  const { conditional = [], waitsFor } = row;
  if (conditional.length === 0) return row;
  const others = waitsFor.filter(({ unless }) => unless === undefined);
  const needed = conditional.filter(({ unless }) => gates.some(({ gate, holds }) => gate === unless && !holds));
  return {
    ...row,
    waitsFor: [
      ...others,
      ...needed.map((quorum) => waitsFor.find(({ unless }) => unless === quorum.unless) ?? awaited(quorum)),
    ],
  };
}

function awaited(quorum: AskedQuorum): AwaitedGroup {
  const { count, unless } = quorum;
  return { group: askedBy(quorum), needed: count, approvedBy: [], ...(unless !== undefined && { unless }) };
}

/** The row, as long as somebody is, or may be, waited for. */
function remaining(row: PendingApprovalRow): PendingApprovalRow | undefined {
  return row.waitsFor.length === 0 && row.conditional === undefined ? undefined : row;
}

function isConditional({ unless }: AskedQuorum): boolean {
  return unless !== undefined;
}
