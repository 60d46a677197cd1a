import { refuse } from '@ledgerline/kernel';
import type { Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { BlobContent } from '../../blobs';
import { Blobs } from '../../blobs';

/** A document by its digest, from the ledger itself; its bytes are checked against the digest. */
export class ReadBlob extends Query<BlobContent | Refusal<'no-such-blob'>> {
  constructor(
    readonly project: string,
    readonly digest: string,
  ) {
    super();
  }
}

@QueryHandler(ReadBlob)
export class ReadBlobHandler implements IQueryHandler<ReadBlob> {
  constructor(private readonly blobs: Blobs) {}

  async execute({ project, digest }: ReadBlob): Promise<BlobContent | Refusal<'no-such-blob'>> {
    return (await this.blobs.read(digest)) ?? refuse('no-such-blob', { project, digest });
  }
}
