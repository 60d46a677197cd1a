import type { Screen } from '../shell/screen';
import { board, boardRoute } from './board/route';
import { differences, differencesRoute } from './differences/route';
import { drift, driftRoute } from './drift/route';

/** In the order of the navigation. A new screen is a folder, and a line in each of these. */
export const screens: readonly Screen[] = [board, differences, drift];
export const screenRoutes = [boardRoute, differencesRoute, driftRoute];
