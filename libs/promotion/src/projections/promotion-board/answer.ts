import { isBlocking } from '../../gate-result';
import { earliestOf } from '../../next-instant';
import type { PromotionBoardRow } from './project';

/** A row with what follows from it: why it is blocked, and when it may go on by itself. */
export interface PromotionAnswer extends PromotionBoardRow {
  /** Names of the gates that do not hold and do not only warn; empty unless it waits for them. */
  readonly blockedBy: readonly string[];
  /** When all of them may hold by time alone; null when somebody has to do something, or nothing is waited for. */
  readonly earliest: string | null;
}

export function promotionAnswer(row: PromotionBoardRow): PromotionAnswer {
  const open = row.status === 'gated' ? row.gates.filter(isBlocking) : [];
  return { ...row, blockedBy: open.map(({ gate }) => gate), earliest: earliestOf(open) ?? null };
}
