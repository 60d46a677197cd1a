import type { PageRequest } from '@ledgerline/platform/http';
import { Answers, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { MessageQuarantined } from '../../events';
import { QuarantineFilterDto } from './dto';
import { ListQuarantinedMessages, QUARANTINED } from './query';

const QuarantinedMessageView = Type.Object(
  {
    ...MessageQuarantined.schema.properties,
    status: Type.Union(['held', 'released', 'discarded'].map((one) => Type.Literal(one))),
    since: Type.String({ format: 'date-time' }),
    position: Type.String(),
    settled: Type.Optional(
      Type.Object({
        at: Type.String({ format: 'date-time' }),
        by: Type.Object({ kind: Type.String(), id: Type.String() }),
        because: Type.String(),
      }),
    ),
  },
  { $id: 'QuarantinedMessage' },
);

@ReadsFrom('quarantined_messages')
@Controller('v1/projects/:project/quarantine')
export class QuarantinedMessagesController {
  constructor(private readonly queries: QueryBus) {}

  /** The messages from Kafka that could not be taken, the newest first, with the reason and what became of them. */
  @Get()
  @RequirePermission('quarantine:read')
  @Answers(PageView(QuarantinedMessageView, 'QuarantinedMessages'), 'a page of messages')
  list(
    @Param('project') project: string,
    @Query() { status }: QuarantineFilterDto,
    @ListPage(QUARANTINED) page: PageRequest,
  ) {
    return this.queries.execute(new ListQuarantinedMessages(project, status, page));
  }
}
