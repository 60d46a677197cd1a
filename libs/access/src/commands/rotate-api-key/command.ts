import type { Accepted, Cause, Digest, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { AccessRefusal } from '../../refusals';

/** Give a key another secret. The secret itself never comes here, only its digest. */
export class RotateApiKey extends Command<Accepted | Refusal<AccessRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly keyId: string,
    readonly secretDigest: Digest,
    readonly terms: {
      /** For so long the former secret opens, too; with 0 not a moment more. */
      readonly overlapHours: number;
      readonly reason: string;
      /** RFC 3339, UTC. */
      readonly now: string;
    },
  ) {
    super();
  }
}
