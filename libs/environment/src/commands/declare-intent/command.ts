import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** What a plan was made against. */
export interface Baseline {
  /** 0 for an environment without an intent. */
  readonly intentRevision: number;
  readonly overlayVersion: number;
}

/**
 * Declare what an approved plan proposed; sent by the promotion process. Repeating it for the same promotion changes
 * nothing. Refused with `baseline-moved` or `plan-moved` when it is no longer what was planned: then plan again.
 */
export class DeclareIntent extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly promotionId: string,
    readonly planHash: string,
    readonly releaseId: string,
    readonly baseline: Baseline,
    /** Digest of the intent document that the plan leads to. */
    readonly proposedIntent: string,
    /** Which of the promotion's authorisations; one that was withheld is not declared. */
    readonly authorization?: number,
    /** An earlier release comes back: nothing is promoted here by itself from then on. */
    readonly rollback = false,
  ) {
    super();
  }
}
