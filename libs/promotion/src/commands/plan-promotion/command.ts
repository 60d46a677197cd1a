import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { TurnedDown } from '../../state';

/** Make the promotion's plan from what the ledger says now. The process sends it; the same plan again changes nothing. */
export class PlanPromotion extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
    /** The environment turned down what was authorised; only then is a promotion planned again that is. */
    readonly turnedDown: TurnedDown = false,
  ) {
    super();
  }
}
