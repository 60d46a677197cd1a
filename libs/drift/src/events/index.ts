import { FindingAcceptanceExpired } from './finding-acceptance-expired';
import { FindingAccepted } from './finding-accepted';
import { FindingAcknowledged } from './finding-acknowledged';
import { FindingAssigned } from './finding-assigned';
import { FindingCaptureEnded } from './finding-capture-ended';
import { FindingCaptureProposed } from './finding-capture-proposed';
import { FindingClosed } from './finding-closed';
import { FindingDeadlineAnnounced } from './finding-deadline-announced';
import { FindingEscalated } from './finding-escalated';
import { FindingFlapping } from './finding-flapping';
import { FindingOpened } from './finding-opened';
import { FindingReleaseProposed } from './finding-release-proposed';
import { FindingReopened } from './finding-reopened';
import { FindingRevertReported } from './finding-revert-reported';
import { FindingRevertRequested } from './finding-revert-requested';
import { FindingSnoozeEnded } from './finding-snooze-ended';
import { FindingSnoozed } from './finding-snoozed';
import { ObservationRecorded } from './observation-recorded';
import { ObservationRepeated } from './observation-repeated';

export {
  FindingAcceptanceExpired,
  FindingAccepted,
  FindingAcknowledged,
  FindingAssigned,
  FindingCaptureEnded,
  FindingCaptureProposed,
  FindingClosed,
  FindingDeadlineAnnounced,
  FindingEscalated,
  FindingFlapping,
  FindingOpened,
  FindingReleaseProposed,
  FindingReopened,
  FindingRevertReported,
  FindingRevertRequested,
  FindingSnoozeEnded,
  FindingSnoozed,
  ObservationRecorded,
  ObservationRepeated,
};

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const driftEvents = [
  FindingAcceptanceExpired,
  FindingAccepted,
  FindingAcknowledged,
  FindingAssigned,
  FindingCaptureEnded,
  FindingCaptureProposed,
  FindingClosed,
  FindingDeadlineAnnounced,
  FindingEscalated,
  FindingFlapping,
  FindingOpened,
  FindingReleaseProposed,
  FindingReopened,
  FindingRevertReported,
  FindingRevertRequested,
  FindingSnoozeEnded,
  FindingSnoozed,
  ObservationRecorded,
  ObservationRepeated,
] as const;

/** What can stand in an environment's drift stream. */
export type FindingEvent =
  | FindingAcceptanceExpired
  | FindingAccepted
  | FindingAcknowledged
  | FindingAssigned
  | FindingCaptureEnded
  | FindingCaptureProposed
  | FindingClosed
  | FindingDeadlineAnnounced
  | FindingEscalated
  | FindingFlapping
  | FindingOpened
  | FindingReleaseProposed
  | FindingReopened
  | FindingRevertReported
  | FindingRevertRequested
  | FindingSnoozeEnded
  | FindingSnoozed;

/** What can stand in the stream of one detector in one environment. */
export type ObservationEvent = ObservationRecorded | ObservationRepeated;
