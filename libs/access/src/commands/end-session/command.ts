import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { AccessRefusal } from '../../refusals';

/** Sign out. Repeating it changes nothing. */
export class EndSession extends Command<Accepted | Refusal<AccessRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly sessionId: string,
  ) {
    super();
  }
}
