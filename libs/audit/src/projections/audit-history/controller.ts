import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { HistoryFilterDto } from './dto';
import { HISTORY, ListHistory } from './query';
import { HistoryEventView } from './view';

@ReadsFrom('audit_history')
@Controller('v1/projects/:project/history')
export class AuditHistoryController {
  constructor(private readonly queries: QueryBus) {}

  /** Every event of the project, with who, when and because of what, in the order of the ledger. */
  @Get()
  @RequirePermission('audit:read')
  @Answers(PageView(HistoryEventView, 'History'), 'a page of events')
  list(
    @Param('project') project: string,
    @Query() filter: HistoryFilterDto,
    @ListPage(HISTORY) page: PageRequest,
    @At() moment: Moment | undefined,
  ) {
    return this.queries.execute(new ListHistory(project, filter, page, moment));
  }
}
