import type { Decision } from '@ledgerline/kernel';
import type { ArtifactReference } from '../../artifact-reference';
import { BuildPublished } from '../../events';
import type { ArtifactBuilds } from '../../state';
import type { PublishArtifact } from './command';

/** `buildId` is the build that the artifact came from; the fact stands in the artifact's own stream. */
export function publishArtifact(
  { project, publisher }: PublishArtifact,
  { digest, repository }: ArtifactReference,
  buildId: string,
  { published }: ArtifactBuilds,
): Decision<BuildPublished, never> {
  if (published.has(`${digest} ${repository}`)) return [];
  return [BuildPublished({ project, buildId, digest, repository, publisher })];
}
