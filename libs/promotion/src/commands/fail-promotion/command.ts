import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** The promotion cannot get there; whoever asked for it learns why. */
export class FailPromotion extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
    readonly reason: string,
  ) {
    super();
  }
}
