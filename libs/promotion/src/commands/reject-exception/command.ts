import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** Say no to an exception, or take one's own request back. Repeating it changes nothing. */
export class RejectException extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly exceptionId: string,
    readonly reason: string,
  ) {
    super();
  }
}
