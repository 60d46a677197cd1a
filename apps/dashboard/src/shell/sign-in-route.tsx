import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root-route';

/** Where to go afterwards: an address of ours, or the first screen. */
function targetIn({ to }: Readonly<Record<string, unknown>>): { readonly to?: string } {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {};
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: targetIn,
  component: lazyRouteComponent(() => import('./sign-in'), 'SignIn'),
});
