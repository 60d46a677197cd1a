import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { MissingReview } from '../../overlay/missing-reviews';
import type { Refused } from '../../refusals';

/** What became of the proposal. */
export interface ReviewAnswer extends Accepted {
  /** Whether its values are in force. */
  readonly effective: boolean;
  /** Whose word is still missing; nothing once it is effective. */
  readonly missing: readonly MissingReview[];
}

/**
 * Say yes to the keys of a proposal that one answers for. With the last word that was missing it is in force; where a
 * release is declared, the next intent follows in the same append. Repeating it changes nothing.
 */
export class ApproveOverlay extends Command<ReviewAnswer | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly proposalId: string,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
  ) {
    super();
  }
}
