import { isBlocking } from '../../gate-result';
import { earliestOf } from '../../next-instant';
import type { Surroundings } from '../../queries/preview-plan/plan-surroundings';
import type { PromotionBoardRow } from './project';
import type { Voter } from './voters';

/** A row with what follows from it: why it is blocked, and when it may go on by itself. */
export interface PromotionAnswer extends PromotionBoardRow {
  /** Names of the gates that do not hold and do not only warn; empty unless it waits for them. */
  readonly blockedBy: readonly string[];
  /** When all of them may hold by time alone; null when somebody has to do something, or nothing is waited for. */
  readonly earliest: string | null;
  /** By gate that lacks somebody's word: who could give it, and who could not and why. */
  readonly voters?: Readonly<Record<string, readonly Voter[]>>;
  /** What its plan is read beside, while it waits for its gates. */
  readonly beside?: Surroundings;
}

export function promotionAnswer(row: PromotionBoardRow): PromotionAnswer {
  const open = row.status === 'gated' ? row.gates.filter(isBlocking) : [];
  return { ...row, blockedBy: open.map(({ gate }) => gate), earliest: earliestOf(open) ?? null };
}
