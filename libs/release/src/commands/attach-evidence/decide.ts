import type { Decision } from '@ledgerline/kernel';
import { deriveId, Refusal, refuse } from '@ledgerline/kernel';
import { EvidenceAttached } from '../../events';
import type { NamedSubject } from '../../evidence/judgement';
import type { ProjectShape } from '../../project-shape';
import type { Release } from '../../state';
import type { AttachEvidence } from './command';

type Attached = EvidenceAttached['data'];
type Cut = Extract<Release, { status: 'cut' }>;

/** What examining the document has shown. */
export interface Shown extends Pick<Attached, 'verdict' | 'summary' | 'detail' | 'format' | 'predicateType' | 'ranAt'> {
  /** Undefined for a kind of document that names no subjects. */
  readonly named?: readonly NamedSubject[];
}

/** The environment that it ran in must be one of the project's; undefined for what ran on the artifacts alone. */
export function placeOf(
  { project, evidence: { environment } }: AttachEvidence,
  { environments }: ProjectShape,
): string | undefined | Refusal<'no-such-environment'> {
  if (environment === undefined || Object.hasOwn(environments, environment)) return environment;
  return refuse('no-such-environment', { project, environment }, '/environment');
}

/** What would be attached; its id follows from the release, the run and the document, and not from who is trusted. */
export function describeEvidence(
  { project, evidence }: AttachEvidence,
  { named, ...shown }: Shown,
  /** Content address of the document. */
  blob: string,
  release: Cut,
): Attached | Refusal<'evidence-for-another-digest'> {
  const subjects = subjectsOf(evidence.subjects, named, release);
  if (subjects instanceof Refusal) return subjects;
  const { kind, suite, environment } = evidence;
  const { releaseId } = release;
  const ran = { kind, suite, ...(environment !== undefined && { environment }) };
  const evidenceId = deriveId('evidence', project, releaseId, kind, suite, environment ?? '', blob, ...subjects);
  return { project, releaseId, evidenceId, ...ran, ...shown, blob, subjects };
}

/**
 * What it is about: what is said beside it, or else what the document names, or else every artifact. All that the document
 * names has to be in the release, and all that is said beside it has to be named, where something is.
 */
function subjectsOf(
  said: readonly string[] | undefined,
  named: readonly NamedSubject[] | undefined,
  { alias, content }: Cut,
): string[] | Refusal<'evidence-for-another-digest'> {
  const artifacts = Object.values(content.artifacts).map(({ digest }) => digest);
  const foreign = named?.find(({ digest }) => !artifacts.includes(digest));
  if (foreign !== undefined) return another(foreign.digest, alias, foreign.pointer);
  const known = named?.map(({ digest }) => digest) ?? artifacts;
  const stranger = said?.findIndex((digest) => !known.includes(digest)) ?? -1;
  if (stranger >= 0) return another(said?.[stranger] ?? '', alias, `/subjects/${String(stranger)}`);
  return [...new Set(said ?? known)].sort();
}

function another(subject: string, release: string, pointer: string): Refusal<'evidence-for-another-digest'> {
  return refuse('evidence-for-another-digest', { subject, release }, pointer);
}

export function attachEvidence(attached: Attached, release: Release): Decision<EvidenceAttached, 'no-such-release'> {
  if (release.status === 'none') {
    return refuse('no-such-release', { project: attached.project, release: attached.releaseId });
  }
  return release.evidence.has(attached.evidenceId) ? [] : [EvidenceAttached(attached)];
}
