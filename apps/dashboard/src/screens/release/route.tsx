import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';

export const releases: Screen = {
  title: 'Releases',
  symbol: '◆',
  path: 'releases',
  letter: 'r',
  answers: 'what a release is, what verified it, where it is, and where its time went',
  shows: { release: (release) => ({ path: `releases/${encodeURIComponent(release)}` }) },
};

/** What the list keeps in the address. */
export interface ReleasesSearch {
  /** The release that is chosen, by alias. */
  readonly release?: string;
}

export const releasesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/releases',
  validateSearch: ({ release }: Record<string, unknown>): ReleasesSearch =>
    typeof release === 'string' && release !== '' ? { release: release.slice(0, 200) } : {},
  component: lazyRouteComponent(() => import('./releases'), 'Releases'),
});

export const releaseRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/releases/$release',
  component: lazyRouteComponent(() => import('./release'), 'ReleaseScreen'),
});
