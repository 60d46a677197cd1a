import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** What a promotion was authorised for is declared: the release has reached the state that its environment admits. Repeating it changes nothing. */
export class ReachState extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
    readonly project: string,
    readonly releaseId: string,
  ) {
    super();
  }
}
