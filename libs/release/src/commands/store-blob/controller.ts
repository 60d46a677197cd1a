import type { Cause } from '@ledgerline/kernel';
import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RawBody, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Headers, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { mediaTypeOf } from './media-type';
import { StoreBlob } from './command';

const StoredBlobView = Type.Composite(
  [AcceptedView, Type.Object({ digest: Type.String({ pattern: DIGEST_PATTERN }), sizeBytes: Type.Integer() })],
  { $id: 'StoredBlob' },
);

@Controller('v1/projects/:project/blobs')
export class StoreBlobController {
  constructor(private readonly commands: CommandBus) {}

  /** Store a document (the raw body, up to 8 MiB) under the digest of its bytes. */
  @Post()
  @RawBody()
  @RequirePermission('release:cut')
  @Answers(StoredBlobView, 'the document is in the ledger', 201)
  store(
    @Body() bytes: Uint8Array | undefined,
    @Headers('content-type') mediaType: string | undefined,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new StoreBlob(cause, bytes ?? new Uint8Array(), mediaTypeOf(mediaType)));
  }
}
