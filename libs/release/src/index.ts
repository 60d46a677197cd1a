// What others fold and decide with comes first: contexts that know each other find it there whoever is loaded first.
export * from './events';
export { alias, aliasStreamId, release, releaseStreamId } from './evolve';
export { releaseRefusals } from './refusals';
export type { CutReleaseState } from './release-resolver';
export { ReleaseResolver } from './release-resolver';
export { releaseProjections } from './release.projections';
export { ReleaseCommandsModule } from './release.commands.module';
export { ReleaseHttpModule } from './release.http.module';
