import type { Principal } from '@ledgerline/platform/http';
import { Answers, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { positionIn } from '../event-stream';
import { StreamDoor } from '../stream-door';
import { ChangesFeed } from './changes-feed';

const ChangesView = Type.String({
  $id: 'ChangeStream',
  description:
    'events of the type `changes` with `{ position, tables }`: by table the keys of its changed rows, null for any of them; ' +
    '`tables` is null when anything may have changed. Ids are ledger positions up to which everything has been told',
  contentMediaType: 'text/event-stream',
});

@Controller('v1/projects/:project/changes')
export class ChangesController {
  constructor(
    private readonly changes: ChangesFeed,
    private readonly door: StreamDoor,
  ) {}

  /**
   * Which rows of the read side are other ones now, once they can be read. With `Last-Event-ID`, or `after` where a first
   * request cannot send that, what changed since that position comes first.
   */
  @Get()
  @RequirePermission('project:read')
  @Answers(ChangesView, 'server-sent events, until the reader or its key goes away')
  async open(
    @Param('project') project: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Query('after') afterParameter: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = positionIn(lastEventId) ?? positionIn(afterParameter, 'after');
    const reader = this.door.open({ request, reply, principal, project, after }, (gone) => {
      this.changes.leave(gone);
    });
    await this.changes.join(reader, after).catch(() => {
      reader.end();
    });
  }
}
