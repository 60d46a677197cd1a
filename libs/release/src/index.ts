// What others fold and decide with comes first: contexts that know each other find it there whoever is loaded first.
export * from './events';
export type { Statement } from './attestation';
export { digestSet, stateProperty, statementAbout, VERIFIER } from './attestation';
export {
  alias,
  aliasStreamId,
  build,
  buildStreamId,
  knownMigrations,
  migrationsStreamId,
  QUARANTINE_STREAMS,
  release,
  releaseStreamId,
} from './evolve';
export type { IngestResult } from './commands/ingest-events/command';
export { IngestEvents } from './commands/ingest-events/command';
export type { UntakenMessage } from './commands/quarantine-message/command';
export { QuarantineMessage } from './commands/quarantine-message/command';
export { RetryMessage } from './commands/retry-message/command';
export { releaseRefusals } from './refusals';
export type { CutReleaseState } from './release-resolver';
export { ReleaseResolver } from './release-resolver';
export { releaseProjections } from './release.projections';
export { ReleaseCommandsModule } from './release.commands.module';
export { ReleaseHttpModule } from './release.http.module';
