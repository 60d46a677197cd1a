import type { Digest, Refusal } from '@ledgerline/kernel';
import { isDigest, refuse } from '@ledgerline/kernel';

/** An artifact that cannot move. */
export interface ArtifactReference {
  /** Where it can be pulled from, without tag or digest. */
  readonly repository: string;
  readonly digest: Digest;
  /** The tag that stood before the digest; a label, never a reference. */
  readonly tag?: string;
}

type Code = 'tag-not-a-digest' | 'invalid-digest' | 'invalid-reference';

const repositoryPattern = /^[A-Za-z0-9][A-Za-z0-9._~:/-]{0,499}$/;

/** Reads `repository[:tag]@sha256:<64 lower-case hexadecimal digits>`; `pointer` is where it stood. */
export function artifactReference(text: string, pointer: string): ArtifactReference | Refusal<Code> {
  const at = text.indexOf('@');
  if (at < 0) return refuse('tag-not-a-digest', { reference: text }, pointer);
  const digest = text.slice(at + 1);
  if (!isDigest(digest)) return refuse('invalid-digest', { reference: text, digest }, pointer);

  const name = text.slice(0, at);
  const colon = name.lastIndexOf(':');
  const tagged = colon > name.lastIndexOf('/');
  const repository = tagged ? name.slice(0, colon) : name;
  if (!repositoryPattern.test(repository)) return refuse('invalid-reference', { reference: text }, pointer);
  return { repository, digest, ...(tagged && { tag: name.slice(colon + 1) }) };
}
