import type { PageRequest } from '@ledgerline/platform/http';
import { Answers, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { revertPlan } from '../../revert/plan';
import { FINDINGS, ListFindings } from './query';
import { RevertView } from './views';

@ReadsFrom('findings', 'detector_status')
@Controller('v1/projects/:project/environments/:environment/reverts')
export class RevertsController {
  constructor(private readonly queries: QueryBus) {}

  /** What the environment's deployers are asked to restore. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(RevertView, 'Reverts'), 'a page of requests')
  async list(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @ListPage(FINDINGS, 2) page: PageRequest,
  ) {
    const filters = { environment, statuses: ['revert-requested'] };
    const { items, next } = await this.queries.execute(new ListFindings(project, filters, page));
    return {
      items: items.map(({ findingId, difference, revertRequestedBy = '' }) => ({
        findingId,
        difference,
        requestedBy: revertRequestedBy,
        plan: revertPlan(difference, environment),
      })),
      next,
    };
  }
}
