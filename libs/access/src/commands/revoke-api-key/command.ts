import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { AccessRefusal } from '../../refusals';

/** End a key for good. Repeating it changes nothing. */
export class RevokeApiKey extends Command<Accepted | Refusal<AccessRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly keyId: string,
    readonly reason: string,
  ) {
    super();
  }
}
