import type { PageRequest } from '@ledgerline/platform/http';
import { Answers, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListFindingsDto } from './dto';
import { ExplainFinding } from './explain.query';
import { FINDINGS, ListFindings } from './query';
import { FindingExplainedView, FindingView } from './views';

@ReadsFrom('findings', 'detector_status')
@Controller('v1/projects/:project/findings')
export class FindingsController {
  constructor(private readonly queries: QueryBus) {}

  /** The findings of the project, the newest first. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(FindingView, 'Findings'), 'a page of findings')
  list(@Param('project') project: string, @Query() asked: ListFindingsDto, @ListPage(FINDINGS, 2) page: PageRequest) {
    return this.queries.execute(new ListFindings(project, filtersOf(asked), page));
  }

  /** What the finding is about, why it is one, and the ways out of it. */
  @Get(':findingId')
  @RequirePermission('project:read')
  @Answers(FindingExplainedView, 'the finding, explained')
  explain(@Param('project') project: string, @Param('findingId') findingId: string) {
    return this.queries.execute(new ExplainFinding(project, findingId));
  }
}

function filtersOf({ environment, status, severity, assignee, snoozed, escalated, flapping }: ListFindingsDto) {
  return {
    ...(environment !== undefined && { environment }),
    ...(status !== undefined && { statuses: status.split(',') }),
    ...(severity !== undefined && { severity }),
    ...(assignee !== undefined && { assignee }),
    ...(snoozed !== undefined && { snoozed: snoozed === 'true' }),
    ...(escalated !== undefined && { escalated: escalated === 'true' }),
    ...(flapping !== undefined && { flapping: flapping === 'true' }),
  };
}
