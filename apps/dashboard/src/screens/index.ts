import type { Screen } from '../shell/screen';
import { board, boardRoute } from './board/route';
import { ledger, ledgerRoute } from './ledger/route';

/** In the order of the navigation. A new screen is a folder, and a line in each of these. */
export const screens: readonly Screen[] = [board, ledger];
export const screenRoutes = [boardRoute, ledgerRoute];
