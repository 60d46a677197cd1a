import { Answers, Authenticator, RequestRefused, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@ledgerline/kernel';
import { LiveEvents } from './live-events';
import { Reader } from './reader';

export const MAX_STREAMS = Symbol('how many streams are kept open at once');

const positionPattern = /^\d{1,18}$/;
const RETRY_MS = 2_000;

const StreamView = Type.String({
  $id: 'EventStream',
  description: 'ids are ledger positions',
  contentMediaType: 'text/event-stream',
});

@Controller('v1/projects/:project/stream')
export class StreamController {
  constructor(
    private readonly live: LiveEvents,
    private readonly authenticator: Authenticator,
    @Inject(MAX_STREAMS) private readonly maxStreams: number,
  ) {}

  /** Every event of the project as it happens; with `Last-Event-ID`, everything after that position first. */
  @Get()
  @RequirePermission('project:read')
  @Answers(StreamView, 'server-sent events, until the reader or its key goes away')
  async open(
    @Param('project') project: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (this.live.size >= this.maxStreams) {
      void reply.header('retry-after', '10');
      throw new RequestRefused('too-many-streams');
    }
    const after = positionIn(lastEventId);
    const credential = this.authenticator.credentialIn(request);
    if (credential === undefined) throw new RequestRefused('unauthenticated');
    const reader = new Reader(reply.raw, project, credential, after ?? -1n);
    request.raw.socket.once('close', () => {
      this.live.leave(reader);
    });
    begin(reply);
    await this.live.join(reader, after).catch(() => undefined);
  }
}

/** From here on the answer is ours: what goes wrong ends the stream, and its reader comes back. */
function begin(reply: FastifyReply): void {
  reply.hijack();
  const headers = reply.getHeaders() as Record<string, string>;
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(`retry: ${String(RETRY_MS)}\n\n`);
}

function positionIn(lastEventId: string | undefined): bigint | undefined {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  if (!positionPattern.test(lastEventId)) {
    throw new RequestRefused(refuse('invalid-parameter', { parameter: 'Last-Event-ID' }));
  }
  return BigInt(lastEventId);
}
