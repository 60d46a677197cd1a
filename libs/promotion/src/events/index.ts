import { ExceptionApproved } from './exception-approved';
import { ExceptionEnded } from './exception-ended';
import { ExceptionEndingAnnounced } from './exception-ending-announced';
import { ExceptionExpired } from './exception-expired';
import { ExceptionGranted } from './exception-granted';
import { ExceptionRejected } from './exception-rejected';
import { ExceptionRequested } from './exception-requested';
import { FreezeDeclared } from './freeze-declared';
import { FreezeLifted } from './freeze-lifted';
import { PromotionAborted } from './promotion-aborted';
import { PromotionApprovalRevoked } from './promotion-approval-revoked';
import { PromotionAuthorized } from './promotion-authorized';
import { PromotionCompleted } from './promotion-completed';
import { PromotionFailed } from './promotion-failed';
import { PromotionGatesEvaluated } from './promotion-gates-evaluated';
import { PromotionGlassBreakAsked } from './promotion-glass-break-asked';
import { PromotionGlassBreakReviewed } from './promotion-glass-break-reviewed';
import { PromotionGlassBroken } from './promotion-glass-broken';
import { PromotionPlanApproved } from './promotion-plan-approved';
import { PromotionPlanned } from './promotion-planned';
import { PromotionRequested } from './promotion-requested';
import { PromotionRollingOut } from './promotion-rolling-out';
import { PromotionSuperseded } from './promotion-superseded';
import { StandingGatesEvaluated } from './standing-gates-evaluated';
import { ReleaseRejectionLifted } from './release-rejection-lifted';
import { ReleaseRejected } from './release-rejected';
import { StandingStateReached } from './standing-state-reached';

export {
  ExceptionApproved,
  ExceptionEnded,
  ExceptionEndingAnnounced,
  ExceptionExpired,
  ExceptionGranted,
  ExceptionRejected,
  ExceptionRequested,
  FreezeDeclared,
  FreezeLifted,
  PromotionAborted,
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionGatesEvaluated,
  PromotionGlassBreakAsked,
  PromotionGlassBreakReviewed,
  PromotionGlassBroken,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  PromotionSuperseded,
  StandingGatesEvaluated,
  ReleaseRejectionLifted,
  ReleaseRejected,
  StandingStateReached,
};

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const promotionEvents = [
  ExceptionApproved,
  ExceptionEnded,
  ExceptionEndingAnnounced,
  ExceptionExpired,
  ExceptionGranted,
  ExceptionRejected,
  ExceptionRequested,
  FreezeDeclared,
  FreezeLifted,
  PromotionAborted,
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionGatesEvaluated,
  PromotionGlassBreakAsked,
  PromotionGlassBreakReviewed,
  PromotionGlassBroken,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  PromotionSuperseded,
  StandingGatesEvaluated,
  ReleaseRejectionLifted,
  ReleaseRejected,
  StandingStateReached,
] as const;

/** What can stand in a promotion's stream. */
export type PromotionStreamEvent =
  | PromotionAborted
  | PromotionApprovalRevoked
  | PromotionAuthorized
  | PromotionCompleted
  | PromotionFailed
  | PromotionGatesEvaluated
  | PromotionGlassBreakAsked
  | PromotionGlassBreakReviewed
  | PromotionGlassBroken
  | PromotionPlanApproved
  | PromotionPlanned
  | PromotionRequested
  | PromotionRollingOut
  | PromotionSuperseded;

/** What can stand in the stream of a release's standing. */
export type StandingStreamEvent = StandingGatesEvaluated | StandingStateReached;

/** What can stand in the stream of a project's rejected releases. */
export type RejectionStreamEvent = ReleaseRejected | ReleaseRejectionLifted;

/** What can stand in the stream of a project's freezes. */
export type FreezeStreamEvent = FreezeDeclared | FreezeLifted;

/** What can stand in the stream of a project's exceptions. */
export type ExceptionStreamEvent =
  | ExceptionApproved
  | ExceptionEnded
  | ExceptionEndingAnnounced
  | ExceptionExpired
  | ExceptionGranted
  | ExceptionRejected
  | ExceptionRequested;
