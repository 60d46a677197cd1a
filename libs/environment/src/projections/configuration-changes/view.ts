import type { Moment } from '@ledgerline/platform/http';
import { hadHappened } from '../../as-of';
import type { ListedChange } from './store';

export const changeStatuses = ['open', 'effective', 'rejected', 'withdrawn', 'superseded'] as const;

/** A change as it stood at a moment. */
export interface ChangeView extends ListedChange {
  /** `superseded`: another configuration took effect since it was proposed. */
  readonly status: (typeof changeStatuses)[number];
  /** Words that it still waits for. */
  readonly missing: number;
}

/** `version` is the configuration in force at the moment. */
export function changeView<Row extends ListedChange>(
  row: Row,
  version: number,
  moment: Moment | undefined,
): Row & ChangeView {
  const decision = row.decision !== null && hadHappened(row.decision, moment) ? row.decision : null;
  const words = row.words.filter((word) => hadHappened(word, moment));
  const status = decision?.status ?? (row.baseVersion === version ? 'open' : 'superseded');
  const missing = status === 'open' ? Math.max(0, row.asks.count - words.length) : 0;
  return { ...row, decision, words, status, missing };
}
