import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Take one's yes to a proposal back, which one can until it is in force. */
export class WithdrawReview extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly proposalId: string,
    readonly reason: string,
  ) {
    super();
  }
}
