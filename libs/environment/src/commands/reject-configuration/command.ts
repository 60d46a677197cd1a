import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Say no to a proposed configuration, as one of those who are asked; it then goes nowhere. */
export class RejectConfiguration extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly proposalId: string,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
    readonly reason: string,
  ) {
    super();
  }
}
