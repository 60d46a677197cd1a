import type { Input } from '@ledgerline/kernel';
import type { PromotionEvent } from '../../events';
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
  | PromotionEvent
  | EnvironmentConverged
  | EvidenceAttached
  | FindingMoved
  | IntentDeclared
  | ObservationRecorded
  | OverlayApproved
  | ProjectConfigured
  | RolloutFailed;

export type PromotionProcessInput = Input<PromotionProcessEvent, PromotionProcessCommand>;
