import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';

export const board: Screen = {
  title: 'Board',
  symbol: '▦',
  path: '',
  letter: 'b',
  answers: 'which release is in each environment, what is next, and what stands in its way',
  shows: {
    release: (release) => ({ path: '', search: { release } }),
    environment: () => ({ path: '' }),
  },
};

/** What the board keeps in the address. */
export interface BoardSearch {
  /** The release that is chosen, by alias. */
  readonly release?: string;
  readonly view?: 'graph';
}

export const boardRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/',
  validateSearch: ({ release, view }: Record<string, unknown>): BoardSearch => ({
    ...(typeof release === 'string' && release !== '' && { release: release.slice(0, 200) }),
    ...(view === 'graph' && { view }),
  }),
  component: lazyRouteComponent(() => import('./board'), 'Board'),
});
