import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { PlanSearch } from './plan-search';

/** The plan of a promotion: who must say yes to what. */
export const promotionRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/promotions/$promotionId',
  component: lazyRouteComponent(() => import('./promotion'), 'PromotionScreen'),
});

const textIn = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value).slice(0, 200) : undefined;

export const planRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/plan',
  validateSearch: (search: Record<string, unknown>): PlanSearch => {
    const release = textIn(search.release);
    const to = textIn(search.to);
    return {
      ...(release !== undefined && { release }),
      ...(to !== undefined && { to }),
      ...(search.kind === 'rollback' && { kind: 'rollback' }),
    };
  },
  component: lazyRouteComponent(() => import('./preview'), 'PreviewScreen'),
});
