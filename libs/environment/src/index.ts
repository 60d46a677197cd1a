export { DeclareIntent } from './commands/declare-intent/command';
export { ProposeOverlay } from './commands/propose-overlay/command';
export { proposalIdOf } from './commands/propose-overlay/decide';
export { WithholdIntent } from './commands/withhold-intent/command';
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
  ProjectConfigured,
  RolloutFinished,
  RolloutStarted,
} from './events';
export { environment, environmentId, project } from './evolve';
export { ExpressionContext } from './expression-context';
export type { VarianceRules } from './intent/check-variance';
export { checkVariance, ruleFor } from './intent/check-variance';
export { diffIntents } from './intent/diff-intents';
export { resolveIntent } from './intent/resolve-intent';
export type { GateSetting } from './gate-settings';
export { millisecondsOf } from './duration';
export { IntentDocument } from './intent-document';
export type { ProjectConfiguration } from './project-configuration';
export { environmentRefusals } from './refusals';
export type { Environment, Project } from './state';
