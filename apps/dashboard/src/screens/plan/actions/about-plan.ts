import type { Promotion, ShownPlan } from '../facts';

/** What an action about a plan is told. */
export interface AboutPlan {
  readonly promotion: Promotion;
  readonly plan: ShownPlan;
  readonly onClose: () => void;
}
