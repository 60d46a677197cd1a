export { EnvironmentCommandsModule } from './environment.commands.module';
export { EnvironmentHttpModule } from './environment.http.module';
export { environmentProjections } from './environment.projections';
export * from './events';
export { environment, environmentId, project } from './evolve';
export { DeclaredVariance, IntentDocument } from './intent-document';
export { Gate, ProjectConfiguration, VarianceRule } from './project-configuration';
export type { Environment, Intent, Overlay, Project, Proposal, Rollout } from './state';
