import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** Take one's word for the plan back, as long as its intent is not declared. Repeating it changes nothing. */
export class RevokeApproval extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly promotionId: string,
    readonly planHash: string,
    readonly reason: string,
    readonly ifMatch?: bigint,
  ) {
    super();
  }
}
