import { AutomationPaused } from './automation-paused';
import { AutomationResumed } from './automation-resumed';
import { EnvironmentConverged } from './environment-converged';
import { IntentDeclared } from './intent-declared';
import { IntentWithheld } from './intent-withheld';
import { OverlayApproved } from './overlay-approved';
import { OverlayProposed } from './overlay-proposed';
import { OverlayRejected } from './overlay-rejected';
import { OverlayReviewWithdrawn } from './overlay-review-withdrawn';
import { OverlayReviewed } from './overlay-reviewed';
import { OverlaySuperseded } from './overlay-superseded';
import { ProjectChangeProposed } from './project-change-proposed';
import { ProjectChangeRejected } from './project-change-rejected';
import { ProjectChangeReviewed } from './project-change-reviewed';
import { ProjectChangeWithdrawn } from './project-change-withdrawn';
import { ProjectConfigured } from './project-configured';
import { RolloutFailed } from './rollout-failed';
import { RolloutFinished } from './rollout-finished';
import { RolloutProgressed } from './rollout-progressed';
import { RolloutStarted } from './rollout-started';

export {
  AutomationPaused,
  AutomationResumed,
  EnvironmentConverged,
  IntentDeclared,
  IntentWithheld,
  OverlayApproved,
  OverlayProposed,
  OverlayRejected,
  OverlayReviewWithdrawn,
  OverlayReviewed,
  OverlaySuperseded,
  ProjectChangeProposed,
  ProjectChangeRejected,
  ProjectChangeReviewed,
  ProjectChangeWithdrawn,
  ProjectConfigured,
  RolloutFailed,
  RolloutFinished,
  RolloutProgressed,
  RolloutStarted,
};

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const environmentEvents = [
  AutomationPaused,
  AutomationResumed,
  EnvironmentConverged,
  IntentDeclared,
  IntentWithheld,
  OverlayApproved,
  OverlayProposed,
  OverlayRejected,
  OverlayReviewWithdrawn,
  OverlayReviewed,
  OverlaySuperseded,
  ProjectChangeProposed,
  ProjectChangeRejected,
  ProjectChangeReviewed,
  ProjectChangeWithdrawn,
  ProjectConfigured,
  RolloutFailed,
  RolloutFinished,
  RolloutProgressed,
  RolloutStarted,
] as const;

/** What can stand in a project's stream. */
export type ProjectStreamEvent =
  ProjectChangeProposed | ProjectChangeRejected | ProjectChangeReviewed | ProjectChangeWithdrawn | ProjectConfigured;
/** What can stand in an environment's stream. */
export type EnvironmentStreamEvent =
  | AutomationPaused
  | AutomationResumed
  | EnvironmentConverged
  | IntentDeclared
  | IntentWithheld
  | OverlayApproved
  | OverlayProposed
  | OverlayRejected
  | OverlayReviewWithdrawn
  | OverlayReviewed
  | OverlaySuperseded
  | RolloutFailed
  | RolloutFinished
  | RolloutProgressed
  | RolloutStarted;

export type EnvironmentEvent = ProjectStreamEvent | EnvironmentStreamEvent;
