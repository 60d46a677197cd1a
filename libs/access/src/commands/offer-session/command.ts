import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { SessionOffered } from '../../events';
import type { AccessRefusal } from '../../refusals';

/** Make a link with which its principal signs in once. The secret itself never comes here, only its digest. */
export class OfferSession extends Command<Accepted | Refusal<AccessRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly offer: SessionOffered['data'],
  ) {
    super();
  }
}
