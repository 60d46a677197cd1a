import type { Projection, Recorded } from '@ledgerline/kernel';
import { isEnding } from '../../endings';
import type { PromotionPlanned, PromotionStreamEvent } from '../../events';
import type { Involvement } from '../../state';

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
  /** The groups that still have to speak. */
  readonly waitsFor: readonly AwaitedGroup[];
  readonly approvedBy: readonly string[];
  /** People who may not approve it, so that nobody is asked in vain. */
  readonly excluded: readonly Involvement[];
  readonly waitingSince: string;
  readonly position: string;
}

interface AwaitedGroup {
  readonly group: string;
  readonly needed: number;
  readonly approvedBy: readonly string[];
}

/** Which plans wait for somebody's word, and for whose? */
export const pendingApprovals: Projection<PendingApprovalRow, PromotionStreamEvent> = {
  name: 'pending_approvals',
  generation: 1,
  on: [
    'promotion.planned',
    'promotion.plan-approved',
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
    if (row === undefined || event.type !== 'promotion.plan-approved') return row;
    const { planHash, person, groups } = event.data;
    if (planHash !== row.planHash) return row;
    const waitsFor = row.waitsFor
      .map((awaited) =>
        groups.includes(awaited.group) ? { ...awaited, approvedBy: [...awaited.approvedBy, person] } : awaited,
      )
      .filter(({ needed, approvedBy }) => approvedBy.length < needed);
    return waitsFor.length === 0 ? undefined : { ...row, waitsFor, approvedBy: [...row.approvedBy, person] };
  },
};

/** The same plan again keeps the words that were given for it. */
function planned(
  before: PendingApprovalRow | undefined,
  event: Recorded<PromotionPlanned>,
): PendingApprovalRow | undefined {
  const { promotionId, project, environment, releaseId, planHash, plan, approvals = [], involved } = event.data;
  if (before?.planHash === planHash) return before;
  if (approvals.length === 0) return undefined;
  return {
    ...{ promotionId, project, environment, releaseId, alias: plan.release.alias, planHash },
    requester: involved.find(({ as }) => as === 'requester')?.person ?? event.metadata.actor.id,
    changes: plan.changes.length,
    waitsFor: approvals.map(({ of, count }) => ({ group: of, needed: count, approvedBy: [] })),
    approvedBy: [],
    excluded: involved,
    waitingSince: event.recordedAt,
    position: String(event.position),
  };
}
