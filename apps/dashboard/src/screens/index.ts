import type { Screen } from '../shell/screen';
import { approvals, approvalsRoute } from './approvals/route';
import { board, boardRoute } from './board/route';
import { differences, differencesRoute } from './differences/route';
import { drift, driftRoute } from './drift/route';
import { ledger, ledgerRoute } from './ledger/route';
import { planRoute, promotionRoute } from './plan/route';
import { releaseRoute, releases, releasesRoute } from './release/route';
import { settings, settingsRoute } from './settings/route';
import { time, timeRoute } from './time/route';

/** In the order of the navigation. A new screen is a folder, and a line in each of these. */
export const screens: readonly Screen[] = [board, releases, approvals, drift, differences, time, ledger, settings];
export const screenRoutes = [
  boardRoute,
  releasesRoute,
  releaseRoute,
  planRoute,
  promotionRoute,
  approvalsRoute,
  driftRoute,
  differencesRoute,
  ledgerRoute,
  settingsRoute,
  timeRoute,
];
