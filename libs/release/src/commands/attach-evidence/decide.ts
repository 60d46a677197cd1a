import type { Decision, Refusal } from '@ledgerline/kernel';
import { deriveId, refuse } from '@ledgerline/kernel';
import { EvidenceAttached } from '../../events';
import type { ProjectShape } from '../../project-shape';
import type { Release } from '../../state';
import type { AttachEvidence } from './command';
import type { Judged } from './junit';

type Attached = EvidenceAttached['data'];

/** The environment that it ran in must be one of the project's; undefined for what ran on the artifacts alone. */
export function placeOf(
  { project, evidence: { environment } }: AttachEvidence,
  { environments }: ProjectShape,
): string | undefined | Refusal<'no-such-environment'> {
  if (environment === undefined || Object.hasOwn(environments, environment)) return environment;
  return refuse('no-such-environment', { project, environment }, '/environment');
}

/** What would be attached; its id follows from the release, the run and the document. */
export function describeEvidence(
  { project, evidence }: AttachEvidence,
  judged: Judged,
  /** Content address of the document. */
  blob: string,
  release: Extract<Release, { status: 'cut' }>,
): Attached | Refusal<'evidence-for-another-digest'> {
  const { releaseId, alias, content } = release;
  const artifacts = Object.values(content.artifacts).map(({ digest }) => digest);
  const subjects = [...new Set(evidence.subjects ?? artifacts)].sort();
  const stranger = subjects.find((digest) => !artifacts.includes(digest));
  if (stranger !== undefined) {
    const index = evidence.subjects?.indexOf(stranger) ?? 0;
    return refuse('evidence-for-another-digest', { subject: stranger, release: alias }, `/subjects/${String(index)}`);
  }
  const { kind, suite, environment } = evidence;
  const ran = { kind, suite, ...(environment !== undefined && { environment }) };
  const evidenceId = deriveId('evidence', project, releaseId, kind, suite, environment ?? '', blob, ...subjects);
  return { project, releaseId, evidenceId, ...ran, ...judged, blob, subjects };
}

export function attachEvidence(attached: Attached, release: Release): Decision<EvidenceAttached, 'no-such-release'> {
  if (release.status === 'none') {
    return refuse('no-such-release', { project: attached.project, release: attached.releaseId });
  }
  return release.evidence.has(attached.evidenceId) ? [] : [EvidenceAttached(attached)];
}
