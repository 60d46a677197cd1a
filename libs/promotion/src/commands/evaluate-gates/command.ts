import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/**
 * See how the gates of the promotion stand now. The process sends it whenever something happened that a gate may look
 * at; unless a result changed, it changes nothing.
 */
export class EvaluateGates extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
  ) {
    super();
  }
}
