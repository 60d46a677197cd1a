import type { Correlation } from '@ledgerline/kernel';
import { isEnding } from '../../endings';
import { environmentKey, projectKey, releaseKey } from '../../keys';
import type { PromotionProcessEvent } from './inputs';

/** Its own events reach a promotion by its id; everybody else's by release, environment or project. */
export function correlate(event: PromotionProcessEvent): Correlation {
  if (isEnding(event)) return { instance: event.data.promotionId };
  switch (event.type) {
    case 'promotion.authorized':
    case 'promotion.gates-evaluated':
    case 'promotion.plan-approved':
    case 'promotion.planned':
    case 'promotion.rolling-out':
      return { instance: event.data.promotionId };
    case 'promotion.requested': {
      const { promotionId, project, environment } = event.data;
      return { instance: promotionId, following: [environmentKey(project, environment)] };
    }
    case 'evidence.attached':
    case 'standing.gates-evaluated':
    case 'standing.state-reached':
      return { following: [releaseKey(event.data.project, event.data.releaseId)] };
    case 'environment.converged': {
      const { project, environment, releaseId } = event.data;
      return { following: [releaseKey(project, releaseId), environmentKey(project, environment)] };
    }
    case 'project.configured':
      return { following: [projectKey(event.data.project)] };
    default:
      return { following: [environmentKey(event.data.project, event.data.environment)] };
  }
}
