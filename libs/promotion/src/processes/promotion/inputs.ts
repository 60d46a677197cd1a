import type { Input } from '@ledgerline/kernel';
import type {
  ExceptionEnded,
  ExceptionExpired,
  ExceptionGranted,
  FreezeStreamEvent,
  PromotionStreamEvent,
  RejectionStreamEvent,
  StandingStreamEvent,
} from '../../events';
import type {
  EnvironmentConverged,
  EvidenceAttached,
  FindingMoved,
  IntentDeclared,
  ObservationRecorded,
  OverlayApproved,
  ProjectConfigured,
  RolloutFailed,
} from '../../foreign-events';
import type { PromotionProcessCommand } from './commands';

/** Everything that a promotion may react to. */
export type PromotionProcessEvent =
  | Exclude<PromotionStreamEvent, { type: 'promotion.glass-break-asked' } | { type: 'promotion.glass-break-reviewed' }>
  | StandingStreamEvent
  | FreezeStreamEvent
  | RejectionStreamEvent
  | ExceptionEnded
  | ExceptionExpired
  | ExceptionGranted
  | EnvironmentConverged
  | EvidenceAttached
  | FindingMoved
  | IntentDeclared
  | ObservationRecorded
  | OverlayApproved
  | ProjectConfigured
  | RolloutFailed;

export type PromotionProcessInput = Input<PromotionProcessEvent, PromotionProcessCommand>;
