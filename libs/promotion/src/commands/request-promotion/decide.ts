import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { PromotionRequested } from '../../events';
import type { Admission } from '../../pipeline';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion, Standing } from '../../state';
import type { RequestPromotion } from './command';

/** What the ledger says about release and environment at the door. */
export interface RequestFacts {
  readonly promotionId: string;
  readonly release: { readonly id: string; readonly alias: string };
  readonly admits: Admission;
  readonly standing: Standing;
  /** What the environment is declared to be; absent before its first intent. */
  readonly declaredRelease?: string;
}

/**
 * A release that the environment cannot admit is turned down here, before anybody spends time on it; everything else
 * that it still lacks is waited for. It may be requested for several environments at once.
 */
export function requestPromotion(
  { cause, project, environment, reason }: RequestPromotion,
  facts: RequestFacts,
  promotion: Promotion,
): Decision<PromotionRequested, PromotionRefusal> {
  const { promotionId, release, admits, standing, declaredRelease } = facts;
  if (promotion.status !== 'unknown') return [];
  if (declaredRelease === release.id) return refuse('already-declared', { environment, release: release.alias });
  const reached = standing.get(admits.state);
  if (admits.in !== undefined && reached?.status !== 'reached') {
    const lacking = reached?.gates.filter(({ holds }) => !holds).map(({ because }) => because) ?? [];
    const missing = lacking.length > 0 ? lacking.join('; ') : `${release.alias} has not converged in ${admits.in} yet`;
    return refuse(
      'not-admitted',
      { release: release.alias, environment, state: admits.state, in: admits.in, missing },
      '/release',
    );
  }
  const { id: requester } = cause.actor;
  return [
    PromotionRequested({
      promotionId,
      project,
      environment,
      releaseId: release.id,
      alias: release.alias,
      requester,
      reason,
    }),
  ];
}
