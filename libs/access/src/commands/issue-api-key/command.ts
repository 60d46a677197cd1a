import type { Accepted, Cause, Digest, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { ApiKeyIssued } from '../../events';
import type { AccessRefusal } from '../../refusals';

/** Let a principal use the api with a new key. The secret itself never comes here, only its digest. */
export class IssueApiKey extends Command<Accepted | Refusal<AccessRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly keyId: string,
    readonly secretDigest: Digest,
    readonly grant: Omit<ApiKeyIssued['data'], 'keyId' | 'secretDigest'>,
    /** RFC 3339, UTC. */
    readonly now: string,
  ) {
    super();
  }
}
