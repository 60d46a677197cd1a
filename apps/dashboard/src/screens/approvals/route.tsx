import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';
import { WaitingForMe } from './waiting';

export const approvals: Screen = {
  title: 'Approvals',
  symbol: '✓',
  path: 'approvals',
  letter: 'a',
  Waiting: WaitingForMe,
  answers: 'what waits for a yes of yours, and for whom the rest waits',
};

/** What the inbox keeps in the address. */
export interface ApprovalsSearch {
  /** Also what waits for others. */
  readonly all?: true;
  /** The item that is chosen. */
  readonly item?: string;
}

export const approvalsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/approvals',
  validateSearch: ({ all, item }: Record<string, unknown>): ApprovalsSearch => ({
    ...(all === true && { all }),
    ...(typeof item === 'string' && item !== '' && { item: item.slice(0, 200) }),
  }),
  component: lazyRouteComponent(() => import('./approvals'), 'Approvals'),
});
