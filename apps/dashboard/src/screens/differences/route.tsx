import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';
import { differencesSearchIn } from './search';

export const differences: Screen = {
  title: 'Differences',
  symbol: '⇄',
  path: 'differences',
  letter: 'f',
  answers: 'why two environments, releases, instants or overlay versions differ',
};

export const differencesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'differences',
  validateSearch: differencesSearchIn,
  component: lazyRouteComponent(() => import('./differences'), 'Differences'),
});
