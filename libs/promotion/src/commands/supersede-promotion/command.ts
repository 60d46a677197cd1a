import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';
import type { TurnedDown } from '../../state';

/** Something newer takes the promotion's place: a promotion, or an overlay's intent. */
export class SupersedePromotion extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
    readonly by: string,
    /** The environment turned down what was authorised, so that its intent is not declared any more. */
    readonly turnedDown: TurnedDown = false,
  ) {
    super();
  }
}
