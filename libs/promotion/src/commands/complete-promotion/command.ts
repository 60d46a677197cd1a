import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** The environment was observed to be as the promotion's intent declares it. */
export class CompletePromotion extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
    readonly intentRevision: number,
  ) {
    super();
  }
}
