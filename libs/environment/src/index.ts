export type { Baseline } from './commands/declare-intent/command';
export { DeclareIntent } from './commands/declare-intent/command';
export { ProposeOverlay } from './commands/propose-overlay/command';
export { proposalIdOf } from './commands/propose-overlay/decide';
export { RecordConvergence } from './commands/record-convergence/command';
export { EnvironmentCommandsModule } from './environment.commands.module';
export { EnvironmentHttpModule } from './environment.http.module';
export { environmentProjections } from './environment.projections';
export type { EnvironmentEvent, EnvironmentStreamEvent, ProjectStreamEvent } from './events';
export {
  EnvironmentConverged,
  environmentEvents,
  IntentDeclared,
  OverlayApproved,
  OverlayProposed,
  OverlayRejected,
  ProjectConfigured,
  RolloutFailed,
  RolloutFinished,
  RolloutProgressed,
  RolloutStarted,
} from './events';
export { environment, environmentId, project } from './evolve';
export type { VarianceRules } from './intent/check-variance';
export { checkVariance } from './intent/check-variance';
export type { IntentChange } from './intent/diff-intents';
export { diffIntents } from './intent/diff-intents';
export type { ReleaseParts } from './intent/release-parts';
export type { IntentTarget, ResolutionRefusal } from './intent/resolve-intent';
export { resolveIntent } from './intent/resolve-intent';
export { DeclaredVariance, IntentDocument } from './intent-document';
export { Gate, ProjectConfiguration, VarianceRule } from './project-configuration';
export type { EnvironmentRefusal } from './refusals';
export { environmentRefusals } from './refusals';
export type { Environment, Intent, Overlay, Project, Proposal, Rollout } from './state';
