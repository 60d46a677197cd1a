import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { PromotionRollingOut } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import type { RecordRollingOut } from './command';

export function recordRollingOut(
  { promotionId, intentRevision, intentHash }: RecordRollingOut,
  promotion: Promotion,
): Decision<PromotionRollingOut, PromotionRefusal> {
  if (promotion.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
  if (promotion.status === 'rolling-out' && promotion.intentRevision === intentRevision) return [];
  if (!('planHash' in promotion)) return refuse('promotion-closed', { status: promotion.status });
  const { project, environment } = promotion;
  return [PromotionRollingOut({ promotionId, project, environment, intentRevision, intentHash })];
}
