import type { Decision } from '@ledgerline/kernel';
import { Refusal, refuse, wordOf } from '@ledgerline/kernel';
import { PromotionPlanApproved } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import { widened } from '../../widened-word';
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
  const { quorums, involved, people, approvals, environment } = promotion;
  const { groups: own, role: ownRole } = command;
  const how = { ...(ownRole !== undefined && { role: ownRole }), ...(comment !== undefined && { comment }) };
  const voter = { actor, groups: own, ...how };
  const word = wordOf(voter, { quorums, involved, aliases: people });
  if (quorums.length === 0 && actor.kind === 'person') return refuse('no-approval-needed');
  if (word instanceof Refusal) return word;
  const whole = widened(word, approvals.get(word.person));
  if (whole === undefined) return [];
  const { person, groups, ...said } = whole;
  return [PromotionPlanApproved({ promotionId, project, environment, planHash, person, groups: [...groups], ...said })];
}
