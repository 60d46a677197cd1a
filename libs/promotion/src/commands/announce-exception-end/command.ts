import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** Tell whoever answers for what is waived that it counts again soon. The process sends it; it is told once. */
export class AnnounceExceptionEnd extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly exceptionId: string,
  ) {
    super();
  }
}
