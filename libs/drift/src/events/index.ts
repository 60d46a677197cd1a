import { FindingAcceptanceExpired } from './finding-acceptance-expired';
import { FindingAccepted } from './finding-accepted';
import { FindingAcknowledged } from './finding-acknowledged';
import { FindingCaptureProposed } from './finding-capture-proposed';
import { FindingClosed } from './finding-closed';
import { FindingOpened } from './finding-opened';
import { FindingReopened } from './finding-reopened';
import { FindingRevertReported } from './finding-revert-reported';
import { FindingRevertRequested } from './finding-revert-requested';
import { ObservationRecorded } from './observation-recorded';
import { ObservationRepeated } from './observation-repeated';

export {
  FindingAcceptanceExpired,
  FindingAccepted,
  FindingAcknowledged,
  FindingCaptureProposed,
  FindingClosed,
  FindingOpened,
  FindingReopened,
  FindingRevertReported,
  FindingRevertRequested,
  ObservationRecorded,
  ObservationRepeated,
};

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const driftEvents = [
  FindingAcceptanceExpired,
  FindingAccepted,
  FindingAcknowledged,
  FindingCaptureProposed,
  FindingClosed,
  FindingOpened,
  FindingReopened,
  FindingRevertReported,
  FindingRevertRequested,
  ObservationRecorded,
  ObservationRepeated,
] as const;

/** What can stand in an environment's drift stream. */
export type FindingEvent =
  | FindingAcceptanceExpired
  | FindingAccepted
  | FindingAcknowledged
  | FindingCaptureProposed
  | FindingClosed
  | FindingOpened
  | FindingReopened
  | FindingRevertReported
  | FindingRevertRequested;

/** What can stand in the stream of one detector in one environment. */
export type ObservationEvent = ObservationRecorded | ObservationRepeated;
