import type { Principal } from '@ledgerline/platform/http';
import { Answers, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StreamDoor } from './stream-door';
import { positionIn } from './event-stream';
import { LiveEvents } from './live-events';

const StreamView = Type.String({
  $id: 'EventStream',
  description: 'ids are ledger positions',
  contentMediaType: 'text/event-stream',
});

@Controller('v1/projects/:project/stream')
export class StreamController {
  constructor(
    private readonly live: LiveEvents,
    private readonly door: StreamDoor,
  ) {}

  /** Every event of the project as it happens; with `Last-Event-ID`, everything after that position first. */
  @Get()
  @RequirePermission('project:read')
  @Answers(StreamView, 'server-sent events, until the reader or its key goes away')
  async open(
    @Param('project') project: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = positionIn(lastEventId);
    const reader = this.door.open({ request, reply, principal, project, after }, (gone) => {
      this.live.leave(gone);
    });
    await this.live.join(reader, after).catch(() => undefined);
  }
}
