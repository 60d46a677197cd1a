import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListFindingsDto } from './dto';
import { ExplainFinding } from './explain.query';
import { FINDINGS, ListFindings } from './query';
import { FindingExplainedView, FindingView } from './views';

@ReadsFrom('findings', 'detector_status', 'audit_history')
@Controller('v1/projects/:project/findings')
export class FindingsController {
  constructor(private readonly queries: QueryBus) {}

  /** The findings of the project, the newest first unless another order is asked for; now, or as they stood at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(FindingView, 'Findings'), 'a page of findings')
  list(
    @Param('project') project: string,
    @Query() asked: ListFindingsDto,
    @ListPage(FINDINGS, 4) page: PageRequest,
    @At() moment?: Moment,
  ) {
    return this.queries.execute(new ListFindings(project, filtersOf(asked), page, asked.order, moment));
  }

  /** What the finding is about, why it is one, and the ways out of it; now, or as it stood at a moment. */
  @Get(':findingId')
  @RequirePermission('project:read')
  @Answers(FindingExplainedView, 'the finding, explained')
  explain(@Param('project') project: string, @Param('findingId') findingId: string, @At() moment?: Moment) {
    return this.queries.execute(new ExplainFinding(project, findingId, moment));
  }
}

function filtersOf(asked: ListFindingsDto) {
  const { environment, status, severity, domain, assignee, snoozed, escalated, flapping } = asked;
  return {
    ...(environment !== undefined && { environment }),
    ...(status !== undefined && { statuses: status.split(',') }),
    ...(severity !== undefined && { severity }),
    ...(domain !== undefined && { domain }),
    ...(assignee !== undefined && { assignee }),
    ...(snoozed !== undefined && { snoozed: snoozed === 'true' }),
    ...(escalated !== undefined && { escalated: escalated === 'true' }),
    ...(flapping !== undefined && { flapping: flapping === 'true' }),
  };
}
