import type { Involvement, Projection, Recorded, Word } from '@ledgerline/kernel';
import { askedBy, countedFor } from '@ledgerline/kernel';
import type { AskedQuorum } from '../../asked-quorum';
import { isEnding } from '../../endings';
import type { PromotionPlanApproved, PromotionPlanned, PromotionStreamEvent } from '../../events';

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
  /** The groups that still have to speak; none once all have, until somebody takes their word back. */
  readonly waitsFor: readonly AwaitedGroup[];
  readonly approvedBy: readonly string[];
  /** Everything that the plan asks for, and everything that was said. */
  readonly quorums: readonly AskedQuorum[];
  readonly words: readonly Word[];
  /** Gates that do not hold by themselves, so that people may stand in for them. */
  readonly unmet: readonly string[];
  /** People who may not approve it, so that nobody is asked in vain. */
  readonly excluded: readonly Involvement[];
  readonly people: Readonly<Record<string, string>>;
  readonly waitingSince: string;
  readonly position: string;
}

interface AwaitedGroup {
  /** The group, or `role <role>`. */
  readonly group: string;
  readonly needed: number;
  readonly approvedBy: readonly string[];
  /** Only while this gate does not hold by itself. */
  readonly unless?: string;
}

/** Which plans wait for somebody's word, and for whose? */
export const pendingApprovals: Projection<PendingApprovalRow, PromotionStreamEvent> = {
  name: 'pending_approvals',
  generation: 2,
  on: [
    'promotion.planned',
    'promotion.plan-approved',
    'promotion.approval-revoked',
    'promotion.gates-evaluated',
    'promotion.authorized',
    'promotion.rolling-out',
    'promotion.completed',
    'promotion.failed',
    'promotion.aborted',
    'promotion.superseded',
  ],
  keyOf: ({ data: { promotionId } }) => promotionId,
  evolve(row, event) {
    if (event.type === 'promotion.planned') return planned(row, event);
    if (isEnding(event) || event.type === 'promotion.rolling-out') return undefined;
    if (row === undefined || !('planHash' in event.data) || event.data.planHash !== row.planHash) return row;
    switch (event.type) {
      case 'promotion.plan-approved':
        return awaiting({ ...row, words: [...without(row, event.data.person), wordIn(event)] });
      case 'promotion.approval-revoked':
        return awaiting({ ...row, words: without(row, event.data.person) });
      case 'promotion.gates-evaluated': {
        const unmet = event.data.gates.filter(({ holds }) => !holds).map(({ gate }) => gate);
        return awaiting({ ...row, unmet });
      }
      case 'promotion.authorized':
        return { ...row, waitsFor: [] };
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
  const { data, metadata, recordedAt, position } = event;
  const { promotionId, project, environment, releaseId, planHash, plan, approvals = [], involved, people = {} } = data;
  if (before?.planHash === planHash) return before;
  if (approvals.length === 0) return undefined;
  return awaiting({
    ...{ promotionId, project, environment, releaseId, alias: plan.release.alias, planHash },
    requester: involved.find(({ as }) => as === 'requester')?.person ?? metadata.actor.id,
    changes: plan.changes.length,
    ...{ quorums: approvals, words: [], unmet: [], waitsFor: [], approvedBy: [] },
    ...{ excluded: involved, people, waitingSince: recordedAt, position: String(position) },
  });
}

function wordIn({ data: { person, groups, role, comment } }: Recorded<PromotionPlanApproved>): Word {
  return { person, groups, ...(role !== undefined && { role }), ...(comment !== undefined && { comment }) };
}

function without({ words }: PendingApprovalRow, person: string): readonly Word[] {
  return words.filter((word) => word.person !== person);
}

/** The row with whom it waits for, told from everything that is asked and everything that was said. */
function awaiting(row: PendingApprovalRow): PendingApprovalRow {
  const { quorums, words, unmet, excluded, people } = row;
  const asked = quorums.filter(({ unless }) => unless === undefined || unmet.includes(unless));
  const each = asked.map((quorum): AwaitedGroup => {
    const { count, unless } = quorum;
    const approvedBy = countedFor(quorum, words, excluded, people);
    return { group: askedBy(quorum), needed: count, approvedBy, ...(unless !== undefined && { unless }) };
  });
  return {
    ...row,
    waitsFor: each.filter(({ needed, approvedBy }) => approvedBy.length < needed),
    approvedBy: words.map(({ person }) => person),
  };
}
