import { Answers, ListPage, type PageRequest, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { Count, PageFields, ReplayFields, WalkedFields } from '../../replay/replay-view';
import { ReplayDecisionsDto } from './dto';
import { ReplayDecisions, REPLAYS } from './query';

const DecisionReplays = Type.Object(
  {
    replayed: Count,
    same: Count,
    differing: Type.Array(Type.Object({ ...WalkedFields, ...ReplayFields }), {
      description: 'whatever did not come out the same, in the order of the ledger',
    }),
    ...PageFields,
  },
  { $id: 'DecisionReplays' },
);

@ReadsFrom('decisions')
@Controller('v1/projects/:project/decisions/replay')
export class ReplayDecisionsController {
  constructor(private readonly queries: QueryBus) {}

  /** Every decision of a range run again, in the order of the ledger. A page ends when it is full, or after a second. */
  @Get()
  @RequirePermission('decision:replay')
  @Answers(DecisionReplays, 'how many came out the same, and those that did not')
  replay(
    @Param('project') project: string,
    @Query() { since, until, against = 'ledger' }: ReplayDecisionsDto,
    @ListPage(REPLAYS, 1, { usual: 5_000, most: 5_000 }) page: PageRequest,
  ) {
    const range = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
    return this.queries.execute(new ReplayDecisions(project, range, against, page));
  }
}
