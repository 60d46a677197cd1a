import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** Call a promotion off before its intent is declared. Repeating it changes nothing. */
export class AbortPromotion extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly promotionId: string,
    readonly reason: string,
    readonly ifMatch?: bigint,
  ) {
    super();
  }
}
