import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { MessageQuarantined } from '../../events';
import type { Refused } from '../../refusals';

/** What is known of a message that could not be taken. */
export type UntakenMessage = Omit<MessageQuarantined['data'], 'payloadKept'>;

/** Set a message from Kafka aside. Repeating it changes nothing. */
export class QuarantineMessage extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly message: UntakenMessage,
    /** Kept when it is small and nothing in it looks like a secret. */
    readonly payload: Uint8Array | undefined,
  ) {
    super();
  }
}
