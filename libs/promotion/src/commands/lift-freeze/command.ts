import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** End a freeze before its instant. Repeating it changes nothing. */
export class LiftFreeze extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly freezeId: string,
    readonly reason: string,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
  ) {
    super();
  }
}
