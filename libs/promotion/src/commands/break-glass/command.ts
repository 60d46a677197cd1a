import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/**
 * Break the gates of the plan with this hash, for some minutes and this promotion alone. The first person asks; the same
 * command by a second one breaks it.
 */
export class BreakGlass extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly promotionId: string,
    readonly planHash: string,
    readonly reason: string,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
  ) {
    super();
  }
}
