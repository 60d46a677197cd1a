import type { Accepted } from '@ledgerline/kernel';
import { Decisions, deriveId, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { blob, blobStreamId } from '../../evolve';
import type { StoredBlob } from './command';
import { StoreBlob } from './command';
import { describeDocument, storeChunk } from './decide';

@CommandHandler(StoreBlob)
export class StoreBlobHandler implements ICommandHandler<StoreBlob> {
  constructor(private readonly decisions: Decisions) {}

  async execute({ cause, bytes, mediaType }: StoreBlob) {
    const document = describeDocument(bytes, mediaType);
    if (document instanceof Refusal) return document;
    const { digest, chunks } = document;
    let last: Accepted = { revision: -1n, position: -1n, changed: false };
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const chunkCause = { ...cause, commandId: deriveId(cause.commandId, 'chunk', String(chunk)) };
      const accepted = await this.decisions.on(blob, blobStreamId(digest), chunkCause, (state) =>
        storeChunk(document, chunk, state),
      );
      if (accepted instanceof Refusal) return accepted;
      last = { ...accepted, changed: accepted.changed || last.changed };
    }
    return { ...last, digest, sizeBytes: bytes.length } satisfies Accepted & StoredBlob;
  }
}
