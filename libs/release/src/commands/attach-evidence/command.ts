import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { EvidenceAttached } from '../../events';
import type { Refused } from '../../refusals';

type Attached = EvidenceAttached['data'];

export interface OfferedEvidence {
  readonly kind: Attached['kind'];
  readonly suite: string;
  /** Where it ran; absent for what ran on the artifacts alone. */
  readonly environment?: string;
  /** The document as its maker wrote it; or `blob`, never both. */
  readonly document?: string;
  /** The digest of a document that the ledger holds. */
  readonly blob?: string;
  /** The artifact digests that were verified; those that the document names, or else all of the release's, when absent. */
  readonly subjects?: readonly string[];
}

type AttachedFacts = Pick<
  Attached,
  'evidenceId' | 'kind' | 'verdict' | 'summary' | 'detail' | 'format' | 'predicateType' | 'signers' | 'ranAt' | 'blob'
>;

export interface AttachEvidenceAnswer extends Accepted, AttachedFacts {
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
