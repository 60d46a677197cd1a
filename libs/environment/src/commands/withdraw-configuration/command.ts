import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Take back the configuration that one proposed oneself. */
export class WithdrawConfiguration extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly proposalId: string,
  ) {
    super();
  }
}
