import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';
import type { TimeSearch } from './search';
import { timeSearchIn } from './search';

export const time: Screen = {
  title: 'Time machine',
  symbol: '◔',
  path: 'time',
  letter: 't',
  answers: 'what was true at a moment, what happened around it, and what has changed since',
  tellsTime: true,
};

export const timeRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'time',
  validateSearch: (search: Record<string, unknown>): TimeSearch => timeSearchIn(search),
  component: lazyRouteComponent(() => import('./time'), 'TimeMachine'),
});
