import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** Give one's word for an exception; with the last one that is needed it is in force. Repeating it changes nothing. */
export class ApproveException extends Command<(Accepted & { readonly granted: boolean }) | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly exceptionId: string,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
    readonly role: string,
    readonly comment?: string,
  ) {
    super();
  }
}
