import type { Correlation } from '@ledgerline/kernel';
import { environmentKey, projectKey, releaseKey } from '../../keys';
import type { PromotionProcessEvent } from './inputs';

/** Its own events reach a promotion by its id; everybody else's by release, environment or project. */
export function correlate(event: PromotionProcessEvent): Correlation {
  switch (event.type) {
    case 'promotion.requested': {
      const { promotionId, project, environment } = event.data;
      return { instance: promotionId, following: [environmentKey(project, environment)] };
    }
    case 'environment.converged': {
      const { project, environment, releaseId } = event.data;
      return { following: [releaseKey(project, releaseId), environmentKey(project, environment)] };
    }
    default:
      return 'promotionId' in event.data && event.type.startsWith('promotion.')
        ? { instance: event.data.promotionId ?? '' }
        : { following: [keyOf(event)] };
  }
}

type Surrounding = Exclude<PromotionProcessEvent, { type: 'promotion.requested' | 'environment.converged' }>;

function keyOf({ data }: Surrounding): string {
  if ('waives' in data) return environmentKey(data.project, data.waives.environment);
  if ('releaseId' in data) return releaseKey(data.project, data.releaseId);
  return 'environment' in data ? environmentKey(data.project, data.environment) : projectKey(data.project);
}
