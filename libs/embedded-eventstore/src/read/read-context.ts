import type { LedgerStore } from '../store/ledger-store';
import type { Commits } from './commits';
import type { StreamReader } from './stream-reader';

/** What every read works on. */
export interface ReadContext {
  readonly store: LedgerStore;
  readonly streams: StreamReader;
  readonly commits: Commits;
}

/** Events fetched at a time: enough to be cheap, few enough to keep nobody else waiting. */
export const PAGE = 128;
