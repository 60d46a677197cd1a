import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Take a message again that was set aside; it stays there when it still cannot be taken. */
export class RetryMessage extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly messageId: string,
  ) {
    super();
  }
}
