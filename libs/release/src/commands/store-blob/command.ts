import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

export interface StoredBlob {
  readonly digest: string;
  readonly sizeBytes: number;
}

/** Put a document into the ledger, addressed by the digest of its bytes. Repeating it, or resuming it, changes nothing else. */
export class StoreBlob extends Command<(Accepted & StoredBlob) | Refused> {
  constructor(
    readonly cause: Cause,
    readonly bytes: Uint8Array,
    readonly mediaType: string,
  ) {
    super();
  }
}
