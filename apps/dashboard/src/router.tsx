import { createRouter } from '@tanstack/react-router';
import { screenRoutes } from './screens';
import { projectRoute } from './shell/project-route';
import { rootRoute } from './shell/root-route';
import { Broken } from './shell/shell';
import { signInRoute } from './shell/sign-in-route';
import { startRoute } from './shell/start-route';

export const router = createRouter({
  routeTree: rootRoute.addChildren([startRoute, signInRoute, projectRoute.addChildren(screenRoutes)]),
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
