import { isDigest, refuse, Refusal } from '@ledgerline/kernel';
import { Answers, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { ReadBlob } from './query';

@Controller('v1/projects/:project/blobs/:digest')
export class ReadBlobController {
  constructor(private readonly queries: QueryBus) {}

  /** The bytes of a stored document, as a download. */
  @Get()
  @RequirePermission('project:read')
  @Answers(Type.String({ format: 'binary' }), 'the bytes, under the media type that they were stored with')
  async read(
    @Param('project') project: string,
    @Param('digest') digest: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!isDigest(digest)) return refuse('no-such-blob', { project, digest });
    const found = await this.queries.execute(new ReadBlob(project, digest));
    if (found instanceof Refusal) return found;
    void reply
      .header('content-type', found.mediaType)
      .header('content-disposition', 'attachment')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('etag', `"${digest}"`);
    return found.bytes;
  }
}
