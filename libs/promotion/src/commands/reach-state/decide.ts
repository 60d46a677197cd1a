import type { Decision } from '@ledgerline/kernel';
import { StandingStateReached } from '../../events';
import type { Promotion, Standing } from '../../state';

/** Only a state that is not established in an environment is reached this way, and only once. */
export function reachState(promotion: Promotion, standing: Standing): Decision<StandingStateReached, never> {
  const authorization = 'authorization' in promotion ? promotion.authorization : undefined;
  if (authorization === undefined || promotion.status === 'unknown') return [];
  const { project, releaseId, promotionId } = promotion;
  const { gates, policyHash, inputHash, reaches: state } = authorization;
  if (state === undefined || standing.get(state)?.status === 'reached') return [];
  return [StandingStateReached({ project, releaseId, state, gates: [...gates], policyHash, inputHash, promotionId })];
}
