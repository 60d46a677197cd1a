export { AccessCommandsModule } from './access.commands.module';
export { AccessHttpModule } from './access.http.module';
export { accessProjections } from './access.projections';
export { IssueApiKey } from './commands/issue-api-key/command';
export { accessEvents } from './events';
export type { AccessRefusal } from './refusals';
export { accessRefusals } from './refusals';
