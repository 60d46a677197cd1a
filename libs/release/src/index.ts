// What others fold and decide with comes first: contexts that know each other find it there whoever is loaded first.
export * from './events';
export { alias, aliasStreamId, build, buildStreamId, release, releaseStreamId } from './evolve';
export type { ReleaseRefusal } from './refusals';
export { releaseRefusals } from './refusals';
export { ReleaseContent } from './release-content';
export type { Alias, ArtifactBuilds, Blob, KnownMigrations, Release } from './state';
export type { CutReleaseState } from './release-resolver';
export { ReleaseResolver } from './release-resolver';
export { AttachEvidence } from './commands/attach-evidence/command';
export { CutRelease } from './commands/cut-release/command';
export { PublishArtifact } from './commands/publish-artifact/command';
export { RecordBuild } from './commands/record-build/command';
export { StoreBlob } from './commands/store-blob/command';
export { releaseProjections } from './release.projections';
export { ReleaseCommandsModule } from './release.commands.module';
export { ReleaseHttpModule } from './release.http.module';
