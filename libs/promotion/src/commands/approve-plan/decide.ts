import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { PromotionPlanApproved } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import type { ApprovePlan } from './command';

export function approvePlan(
  command: ApprovePlan,
  promotion: Promotion,
): Decision<PromotionPlanApproved, PromotionRefusal> {
  const { project, promotionId, planHash, comment } = command;
  const { actor } = command.cause;
  if (promotion.status === 'unknown' || promotion.project !== project) {
    return refuse('no-such-promotion', { promotionId, project });
  }
  if (promotion.status === 'requested') return refuse('not-planned');
  if (promotion.status !== 'gated') return refuse('promotion-closed', { status: promotion.status });
  if (planHash !== promotion.planHash) return refuse('plan-moved', { approved: planHash, current: promotion.planHash });
  if (actor.kind !== 'person') return refuse('not-a-person', { principal: actor.id });

  const asked = promotion.groups;
  if (asked.length === 0) return refuse('no-approval-needed');
  const groups = asked.filter((group) => command.groups.includes(group));
  const part = promotion.involved.find(({ person }) => person === actor.id);
  if (part !== undefined) {
    return refuse('duties-not-separate', { person: actor.id, as: part.as, groups: asked.join(', ') });
  }
  if (groups.length === 0) return refuse('not-in-group', { person: actor.id, groups: asked.join(', ') });
  if (promotion.approvals.has(actor.id)) return [];

  const { environment } = promotion;
  return [
    PromotionPlanApproved({
      promotionId,
      project,
      environment,
      planHash,
      person: actor.id,
      groups,
      ...(comment !== undefined && { comment }),
    }),
  ];
}
