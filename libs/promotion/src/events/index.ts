import { PromotionAborted } from './promotion-aborted';
import { PromotionAuthorized } from './promotion-authorized';
import { PromotionCompleted } from './promotion-completed';
import { PromotionFailed } from './promotion-failed';
import { PromotionGatesEvaluated } from './promotion-gates-evaluated';
import { PromotionPlanApproved } from './promotion-plan-approved';
import { PromotionPlanned } from './promotion-planned';
import { PromotionRequested } from './promotion-requested';
import { PromotionRollingOut } from './promotion-rolling-out';
import { PromotionSuperseded } from './promotion-superseded';
import { StandingGatesEvaluated } from './standing-gates-evaluated';
import { StandingStateReached } from './standing-state-reached';

export {
  PromotionAborted,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  PromotionSuperseded,
  StandingGatesEvaluated,
  StandingStateReached,
};

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const promotionEvents = [
  PromotionAborted,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  PromotionSuperseded,
  StandingGatesEvaluated,
  StandingStateReached,
] as const;

/** What can stand in a promotion's stream. */
export type PromotionStreamEvent =
  | PromotionAborted
  | PromotionAuthorized
  | PromotionCompleted
  | PromotionFailed
  | PromotionGatesEvaluated
  | PromotionPlanApproved
  | PromotionPlanned
  | PromotionRequested
  | PromotionRollingOut
  | PromotionSuperseded;

/** What can stand in the stream of a release's standing. */
export type StandingStreamEvent = StandingGatesEvaluated | StandingStateReached;

export type PromotionEvent = PromotionStreamEvent | StandingStreamEvent;
