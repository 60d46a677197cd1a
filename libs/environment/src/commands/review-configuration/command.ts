import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** What became of the change with this word. */
export interface Reviewed extends Accepted {
  /** `configured` when it was the last word that was missing, or the change was in force before. */
  readonly status: 'configured' | 'proposed';
  /** Words that are still missing. */
  readonly missing: number;
}

/** Say yes to a proposed configuration; with the last word that is missing it is in force. Repeating it changes nothing. */
export class ReviewConfiguration extends Command<Reviewed | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly proposalId: string,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
    readonly comment?: string,
  ) {
    super();
  }
}
