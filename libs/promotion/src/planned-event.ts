import { PromotionFailed, PromotionPlanned } from './events';
import type { MadePlan } from './make-plan';
import { changesNothing } from './make-plan';
import type { Request } from './state';

/** The plan as a fact; who requested the promotion had a part in it too. */
export function plannedEvent(
  request: Request,
  { plan, planHash, upstream, approvals, people, involved }: MadePlan,
): PromotionPlanned {
  const { promotionId, project, environment, releaseId, requester } = request;
  return PromotionPlanned({
    promotionId,
    project,
    environment,
    releaseId,
    planHash,
    plan,
    upstream: [...upstream],
    approvals: [...approvals],
    ...(Object.keys(people).length > 0 && { people }),
    involved: [...involved, { person: requester, as: 'requester' }],
  });
}

/** The end of a promotion that would change nothing: no intent could follow from it. */
export function nothingToChange(request: Request, { plan }: MadePlan): PromotionFailed | undefined {
  if (!changesNothing(plan)) return undefined;
  const { promotionId, project, environment } = request;
  const reason = `nothing to change: ${environment} is declared to be ${plan.release.alias} already`;
  return PromotionFailed({ promotionId, project, environment, reason });
}
