import { createRoute } from '@tanstack/react-router';
import { projectSearchIn } from './moment';
import { rootRoute } from './root-route';
import { Shell } from './shell';

/** Above every screen of a project. */
export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$project',
  validateSearch: projectSearchIn,
  component: Shell,
});
