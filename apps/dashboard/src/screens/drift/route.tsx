import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';
import { driftSearchIn } from './search';
import { OpenFindings } from './waiting';

export const drift: Screen = {
  title: 'Drift',
  symbol: '●',
  path: 'drift',
  letter: 'd',
  Waiting: OpenFindings,
  answers: 'what is not as declared, since when, because of whom and which rule, and what can be done',
  shows: { finding: (finding) => ({ path: 'drift', search: { finding } }) },
};

export const driftRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'drift',
  validateSearch: driftSearchIn,
  component: lazyRouteComponent(() => import('./drift'), 'Drift'),
});
