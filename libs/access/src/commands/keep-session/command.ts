import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** Record that a session is used, and so lasts longer. */
export class KeepSession extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly sessionId: string,
    readonly idleAt: string,
  ) {
    super();
  }
}
