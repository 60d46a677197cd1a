import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { EvidenceAttached } from '../../events';
import type { Refused } from '../../refusals';

export interface OfferedEvidence {
  readonly kind: 'junit';
  readonly suite: string;
  /** Where it ran; absent for what ran on the artifacts alone. */
  readonly environment?: string;
  /** The report as the test runner wrote it. */
  readonly document: string;
  /** The artifact digests that were verified; all of the release's when absent. */
  readonly subjects?: readonly string[];
}

export interface AttachEvidenceAnswer
  extends Accepted, Pick<EvidenceAttached['data'], 'evidenceId' | 'verdict' | 'summary'> {
  readonly releaseId: string;
}

/** Attach a verification result to a release; the verdict is ours to compute. Repeating it changes nothing. */
export class AttachEvidence extends Command<AttachEvidenceAnswer | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    /** Alias, id, id prefix or commit. */
    readonly release: string,
    readonly evidence: OfferedEvidence,
  ) {
    super();
  }
}
