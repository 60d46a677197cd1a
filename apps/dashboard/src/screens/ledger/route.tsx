import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';
import type { LedgerSearch } from './search';
import { ledgerSearchIn } from './search';

export const ledger: Screen = {
  title: 'Ledger',
  symbol: '≡',
  path: 'ledger',
  letter: 'l',
  answers: 'what happened, by whom, because of what, and how far the projections have come',
};

export const ledgerRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'ledger',
  validateSearch: (search: Record<string, unknown>): LedgerSearch => ledgerSearchIn(search),
  component: lazyRouteComponent(() => import('./ledger'), 'Ledger'),
});
