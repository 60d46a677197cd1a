import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** Give one's word for the plan with this hash. Repeating it changes nothing. */
export class ApprovePlan extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    /** Its actor is the person behind the key, whatever alias they came under. */
    readonly cause: Cause,
    readonly project: string,
    readonly promotionId: string,
    readonly planHash: string,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
    readonly comment?: string,
    readonly ifMatch?: bigint,
    /** The role of the key that they came with. */
    readonly role?: string,
  ) {
    super();
  }
}
