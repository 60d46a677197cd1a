import type { Decision } from '@ledgerline/kernel';
import { personBehind, refuse } from '@ledgerline/kernel';
import { PromotionApprovalRevoked } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import type { RevokeApproval } from './command';

/**
 * A word holds until its intent stands; whether that is so, the environment's stream says, not this one. So what is
 * authorised has to be withheld there first.
 */
export function revokeApproval(
  { cause, project, promotionId, planHash, reason }: RevokeApproval,
  promotion: Promotion,
  /** The authorisation that is not going to be declared. */
  withheld?: number,
): Decision<PromotionApprovalRevoked, PromotionRefusal> {
  if (promotion.status === 'unknown' || promotion.project !== project) {
    return refuse('no-such-promotion', { promotionId, project });
  }
  const { kind, id } = cause.actor;
  if (kind !== 'person') return refuse('not-a-person', { principal: id });
  const { environment } = promotion;
  if (promotion.status === 'rolling-out') return refuse('too-late-to-revoke', { environment });
  if (promotion.status !== 'gated' && promotion.status !== 'authorized') {
    return promotion.status === 'requested'
      ? refuse('not-planned')
      : refuse('promotion-closed', { status: promotion.status });
  }
  if (planHash !== promotion.planHash) return refuse('plan-moved', { approved: planHash, current: promotion.planHash });
  const person = personBehind(id, promotion.people);
  if (!promotion.approvals.has(person)) return [];
  if (promotion.status === 'authorized' && promotion.authorization.number !== withheld) {
    return refuse('authorized-meanwhile');
  }
  return [PromotionApprovalRevoked({ promotionId, project, environment, planHash, person, reason })];
}
