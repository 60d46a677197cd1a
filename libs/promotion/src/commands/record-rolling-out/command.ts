import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** The promotion's intent stands on the environment. The process sends it; repeating it changes nothing. */
export class RecordRollingOut extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly promotionId: string,
    readonly intentRevision: number,
    readonly intentHash: string,
  ) {
    super();
  }
}
