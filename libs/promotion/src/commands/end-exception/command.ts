import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { PromotionRefusal } from '../../refusals';

/** End an exception before its instant: what it waived counts again. Repeating it changes nothing. */
export class EndException extends Command<Accepted | Refusal<PromotionRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly exceptionId: string,
    readonly reason: string,
  ) {
    super();
  }
}
