import type { Decision } from '@ledgerline/kernel';
import { canonicalJson, deriveId, refuse, Refusal } from '@ledgerline/kernel';
import { artifactReference } from '../../artifact-reference';
import { ArtifactIndexed, BuildRecorded } from '../../events';
import type { ArtifactBuilds } from '../../state';
import type { BuiltArtifact, RecordBuild } from './command';

type Recorded = BuildRecorded['data'];
type Code = 'unknown-component' | 'tag-not-a-digest' | 'invalid-digest' | 'invalid-reference';

/** What would be recorded: references taken apart, and the id that follows from component, artifacts, source and builder. */
export function describeBuild(
  { project, build, cause }: RecordBuild,
  shape: { readonly components: object },
): Recorded | Refusal<Code> {
  const { component, source, builder } = build;
  if (!Object.hasOwn(shape.components, component)) {
    return refuse('unknown-component', { component, known: namesOf(shape.components) }, '/component');
  }
  const artifacts: Recorded['artifacts'] = [];
  for (const [index, artifact] of build.artifacts.entries()) {
    const described = describeArtifact(artifact, `/artifacts/${String(index)}/reference`);
    if (described instanceof Refusal) return described;
    artifacts.push(described);
  }
  const authors = [...new Set(source.authors)].sort();
  const made = { component, artifacts, source: { ...source, authors }, builder };
  const recordedBy = cause.actor.kind === 'person' ? { recordedBy: cause.actor.id } : {};
  return { project, buildId: buildIdOf(project, made), ...made, ...recordedBy };
}

/** The artifact under which the build is filed: the smallest digest, so that their order does not matter. */
export function filedUnder({ artifacts }: Pick<Recorded, 'artifacts'>): string {
  return artifacts.map(({ digest }) => digest).reduce((least, digest) => (digest < least ? digest : least));
}

export function recordBuild(build: Recorded, { builds }: ArtifactBuilds): Decision<BuildRecorded, never> {
  return builds.has(build.buildId) ? [] : [BuildRecorded(build)];
}

/** In the stream of another artifact of the same build. */
export function indexArtifact(
  build: Recorded,
  digest: string,
  { builds }: ArtifactBuilds,
): Decision<ArtifactIndexed, never> {
  const { project, buildId } = build;
  return builds.has(buildId) ? [] : [ArtifactIndexed({ project, digest, buildId, filedUnder: filedUnder(build) })];
}

function describeArtifact(artifact: BuiltArtifact, pointer: string): Recorded['artifacts'][number] | Refusal<Code> {
  const reference = artifactReference(artifact.reference, pointer);
  if (reference instanceof Refusal) return reference;
  const { digest, repository, tag } = reference;
  const { mediaType, sizeBytes } = artifact;
  const tags = [...new Set([...(tag === undefined ? [] : [tag]), ...(artifact.tags ?? [])])];
  return {
    digest,
    repository,
    ...(mediaType !== undefined && { mediaType }),
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(tags.length > 0 && { tags }),
  };
}

/** Labels (tags, media types, sizes) have no part in it: what was recorded about them first stays. */
function buildIdOf(project: string, { component, artifacts, source, builder }: Omit<Recorded, 'project' | 'buildId'>) {
  const made = artifacts.map(({ repository, digest }) => `${repository}@${digest}`).sort();
  return deriveId('build', canonicalJson({ project, component, artifacts: made, source, builder }));
}

function namesOf(things: object): string {
  return Object.keys(things).sort().join(', ');
}
