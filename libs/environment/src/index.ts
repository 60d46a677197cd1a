export { DeclareIntent } from './commands/declare-intent/command';
export { ProposeOverlay } from './commands/propose-overlay/command';
export { WithholdIntent } from './commands/withhold-intent/command';
export { proposalIdOf } from './overlay/propose-changes';
export { RecordConvergence } from './commands/record-convergence/command';
export { readConfiguration } from './configuration/read-configuration';
export { EnvironmentCommandsModule } from './environment.commands.module';
export { EnvironmentHttpModule } from './environment.http.module';
export { environmentProjections } from './environment.projections';
export type { EnvironmentEvent } from './events';
export {
  EnvironmentConverged,
  environmentEvents,
  IntentDeclared,
  OverlayApproved,
  OverlayProposed,
  OverlayRejected,
  OverlaySuperseded,
  ProjectConfigured,
  RolloutFinished,
  RolloutStarted,
} from './events';
export { environment, environmentId, project } from './evolve';
export { ExpressionContext } from './expression-context';
export { checkRules, checkVariance } from './intent/check-variance';
export type { VarianceRules } from './intent/covering-rule';
export { ruleFor } from './intent/covering-rule';
export { diffIntents } from './intent/diff-intents';
export { resolveIntent } from './intent/resolve-intent';
export { secretUnder } from './intent/secret-under';
export type { VarianceFacts } from './intent/variance-facts';
export { readVarianceFacts } from './overlay/read-variance-facts';
export type { GateSetting } from './gate-settings';
export type { Tier } from './environment-tier';
export { tierOf } from './environment-tier';
export { millisecondsOf } from './duration';
export { IntentDocument } from './intent-document';
export { aliasesOf } from './people';
export type { ProjectConfiguration } from './project-configuration';
export { ROLLOUT_MILLISECONDS } from './rollout-window';
export { ShowConfiguration } from './projections/project-configuration/query';
export { MomentReader } from './queries/environment-diff/moment-reader';
export { ListWaitingReviews } from './queries/waiting-reviews/query';
export type { WaitingReview } from './queries/waiting-reviews/waiting-review';
export { environmentRefusals } from './refusals';
export type { Environment, Project } from './state';
