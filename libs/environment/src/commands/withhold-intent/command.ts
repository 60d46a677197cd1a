import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/**
 * Do not declare what was authorised, since a word that it rests on is being taken back. Refused with `intent-declared`
 * when it stands there already.
 */
export class WithholdIntent extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly promotionId: string,
    /** Which of the promotion's authorisations. */
    readonly authorization: number,
  ) {
    super();
  }
}
