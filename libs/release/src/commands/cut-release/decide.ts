import type { Decision, Refusal } from '@ledgerline/kernel';
import { canonicalJson, digestOf, refuse } from '@ledgerline/kernel';
import type { BuildRecorded } from '../../events';
import { ReleaseAliasClaimed, ReleaseCut } from '../../events';
import type { ReleaseContent } from '../../release-content';
import type { Alias, Release } from '../../state';
import type { CutRelease } from './command';

const MAX_CONTENT_BYTES = 512 * 1024;

type Cut = ReleaseCut['data'];
/** The recorded builds that made each component's artifact, the first recorded first. */
export type BuildsByComponent = ReadonlyMap<string, readonly BuildRecorded['data'][]>;

/** The release that would be cut: its content, the id that follows from it, and who had a hand in it. */
export function describeRelease(
  command: CutRelease,
  builds: BuildsByComponent,
): Cut | Refusal<'artifact-not-built' | 'release-too-large' | 'alias-reserved'> {
  const { project, offer, alias } = command;
  const artifacts: ReleaseContent['artifacts'] = {};
  for (const [component, digest] of Object.entries(offer.artifacts)) {
    const made = builds.get(component)?.[0]?.artifacts.find((artifact) => artifact.digest === digest);
    if (made === undefined) return refuse('artifact-not-built', { component, digest }, `/artifacts/${component}`);
    artifacts[component] = { digest, repository: made.repository };
  }
  const content = contentOf(command, artifacts);
  const canonical = canonicalJson(content);
  const bytes = Buffer.byteLength(canonical);
  if (bytes > MAX_CONTENT_BYTES) return refuse('release-too-large', { bytes, limit: MAX_CONTENT_BYTES });

  const releaseId = digestOf(canonical);
  const byDefault = defaultAlias(releaseId);
  if (alias !== undefined && alias !== byDefault && /^r-[0-9a-f]{8}$/.test(alias)) {
    return refuse('alias-reserved', { alias }, '/alias');
  }
  const all = [...builds.values()].flat();
  const ids = [...new Set(all.map(({ buildId }) => buildId))].sort();
  return { project, releaseId, alias: alias ?? byDefault, content, builds: ids, involved: involvedIn(command, all) };
}

export function cutRelease(cut: Cut, release: Release): Decision<ReleaseCut, never> {
  return release.status === 'cut' ? [] : [ReleaseCut(cut)];
}

export function claimAlias(
  { project, releaseId, alias: name }: Cut,
  alias: Alias,
): Decision<ReleaseAliasClaimed, 'alias-taken'> {
  if (alias.status === 'free') return [ReleaseAliasClaimed({ project, alias: name, releaseId })];
  if (alias.releaseId !== releaseId) return refuse('alias-taken', { alias: name, holder: alias.releaseId }, '/alias');
  return [];
}

function contentOf({ project, offer }: CutRelease, artifacts: ReleaseContent['artifacts']): ReleaseContent {
  const { migrations = {}, modules = {}, configuration = {}, flags = {}, datasets = {}, manifests = {} } = offer;
  const rest = { migrations, modules, configuration, flags, datasets: inUtc(datasets), manifests };
  return { schema: 'ledgerline.release/v1', project, artifacts, ...rest };
}

/** The same instant is written in one way, so that how it was written makes no other release. */
function inUtc(datasets: Exclude<CutRelease['offer']['datasets'], undefined>): ReleaseContent['datasets'] {
  return Object.fromEntries(
    Object.entries(datasets).map(([name, { takenAt, ...rest }]) => [
      name,
      takenAt === undefined ? rest : { ...rest, takenAt: new Date(takenAt).toISOString() },
    ]),
  );
}

function defaultAlias(releaseId: string): string {
  return `r-${releaseId.slice('sha256:'.length, 'sha256:'.length + 8)}`;
}

/** Whoever wrote, built, recorded or cut it: none of them can approve it. */
function involvedIn({ cause }: CutRelease, builds: readonly BuildRecorded['data'][]): Cut['involved'] {
  const parts = builds.flatMap(({ source, builder, recordedBy }) => [
    ...source.authors.map((person) => ({ person, as: 'author' })),
    { person: builder, as: 'builder' },
    ...(recordedBy === undefined ? [] : [{ person: recordedBy, as: 'build recorder' }]),
  ]);
  if (cause.actor.kind === 'person') parts.push({ person: cause.actor.id, as: 'releaser' });
  return [...new Map(parts.map((part) => [`${part.as} ${part.person}`, part])).values()];
}
