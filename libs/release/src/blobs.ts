import { Decisions, digestOf, EventCatalog, EventLog } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { BlobStored } from './events';
import { blob, blobStreamId } from './evolve';

export interface BlobContent {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** Large documents, read from the ledger itself. */
@Injectable()
export class Blobs {
  constructor(
    private readonly decisions: Decisions,
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
  ) {}

  /** Whether every chunk of it is there. */
  async has(digest: string): Promise<boolean> {
    const { state } = await this.decisions.load(blob, blobStreamId(digest));
    return state.status === 'complete';
  }

  /** Undefined while it is not there whole. Throws when the bytes in the ledger are not those of the digest. */
  async read(digest: string): Promise<BlobContent | undefined> {
    const chunks: Buffer[] = [];
    let last: BlobStored['data'] | undefined;
    for await (const stored of this.log.readStream(blob.stream(blobStreamId(digest)))) {
      const event = this.catalog.decode(stored);
      if (!isBlobStored(event)) continue;
      last = event.data;
      chunks.push(Buffer.from(last.base64, 'base64'));
    }
    if (last === undefined || chunks.length < last.chunks) return undefined;
    const bytes = Buffer.concat(chunks);
    if (digestOf(bytes) !== digest) throw new Error(`the bytes of blob ${digest} are not those that were stored`);
    return { bytes, mediaType: last.mediaType };
  }
}

function isBlobStored(event: { readonly type: string; readonly data: unknown }): event is BlobStored {
  return event.type === BlobStored.type;
}
