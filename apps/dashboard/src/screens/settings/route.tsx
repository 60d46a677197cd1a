import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from '../../shell/project-route';
import type { Screen } from '../../shell/screen';
import { settingsSearchIn, tabs } from './search';
import { tabNames } from './tab-names';

export const settings: Screen = {
  title: 'Settings',
  symbol: '⚙',
  path: 'settings',
  letter: 's',
  answers: 'how the project is set up: its file, what may differ, what is waived or frozen, who may, and who watches',
  places: tabs.map((tab) => ({ name: `Settings: ${tabNames[tab]}`, path: 'settings', search: { tab } })),
};

export const settingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'settings',
  validateSearch: settingsSearchIn,
  component: lazyRouteComponent(() => import('./settings'), 'Settings'),
});
