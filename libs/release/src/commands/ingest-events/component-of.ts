import type { Digest } from '@ledgerline/kernel';
import { isDigest } from '@ledgerline/kernel';
import type { ProjectShape } from '../../project-shape';

/** A package URL, taken apart. */
export interface Purl {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly qualifiers: ReadonlyMap<string, string>;
}

export interface NamedArtifact {
  readonly component: string;
  readonly repository: string;
  readonly digest: Digest;
  readonly tag?: string;
}

/** Which component's artifact a package URL names; a text says why it is none of this project's. */
export function artifactOf(purl: Purl, { components }: ProjectShape): NamedArtifact | string {
  const digest = digestIn(purl);
  if (digest === undefined) return `${purl.name} comes without a sha256 digest`;
  const known = Object.entries(components);
  const places = placesIn(purl);
  const matches = known.filter(([, { repository }]) => places.includes(bare(repository)));
  const byName = purl.qualifiers.has('repository_url') ? [] : known.filter(([name]) => name === purl.name);
  const [match, another] = matches.length > 0 ? matches : byName;
  if (match === undefined) return `${places[0] ?? purl.name} is no repository of a component of this project`;
  if (another !== undefined) return `${purl.name} may be ${match[0]} or ${another[0]}; name it by repository_url`;
  const tag = purl.qualifiers.get('tag');
  const label = tag !== undefined && /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag) ? { tag } : {};
  return { component: match[0], repository: bare(match[1].repository), digest, ...label };
}

/** The version of an image is its digest; other packages may carry it as a checksum beside their version. */
function digestIn({ version, qualifiers }: Purl): Digest | undefined {
  const checksums = qualifiers.get('checksum')?.split(',') ?? [];
  return [version ?? '', ...checksums].map((text) => text.trim()).find(isDigest);
}

/** Repositories that the package URL may mean: what it says itself, otherwise namespace and name. */
function placesIn({ namespace, name, qualifiers }: Purl): readonly string[] {
  const url = qualifiers.get('repository_url');
  if (url !== undefined) return [bare(url), `${bare(url)}/${name}`];
  return [namespace === undefined ? name : `${namespace}/${name}`];
}

function bare(repository: string): string {
  return repository.replace(/^[a-z]+:\/\//, '').replace(/\/$/, '');
}
