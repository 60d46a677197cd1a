import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Decide that a message that was set aside is not wanted. Repeating it changes nothing. */
export class DiscardMessage extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly messageId: string,
    readonly reason: string,
  ) {
    super();
  }
}
