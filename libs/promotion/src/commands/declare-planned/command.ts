import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Plan } from '../../plan';

/** What was authorised, as far as the environment re-checks it. */
export interface PlannedIntent {
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly planHash: string;
  readonly baseline: Plan['baseline'];
  readonly proposedIntent: string;
}

/**
 * Declare what was authorised, unless something bars it that is not part of the plan: a freeze, a rejection, a word that
 * was taken back. The process sends it; repeating it changes nothing.
 */
export class DeclarePlanned extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
    readonly intent: PlannedIntent,
    /** Which of the promotion's authorisations. */
    readonly authorization?: number,
    readonly rollback = false,
  ) {
    super();
  }
}
