import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** Write down what the emergency was about. Its review is open until somebody does. */
export class ReviewBrokenGlass extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly promotionId: string,
    readonly review: string,
  ) {
    super();
  }
}
