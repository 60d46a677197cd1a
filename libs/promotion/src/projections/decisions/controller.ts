import { Answers, ListPage, type PageRequest, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { DecisionKind } from '../../replay/recorded-decision';
import { ListDecisionsDto } from './dto';
import { DECISIONS, ListDecisions, ShowDecision } from './query';
import { DecisionView, RecordedDecisionView } from './view';

@ReadsFrom('decisions')
@Controller('v1/projects/:project/decisions')
export class DecisionsController {
  constructor(private readonly queries: QueryBus) {}

  /** What was decided in the project about promotions and states, the newest first. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(DecisionView, 'Decisions'), 'a page of decisions')
  list(
    @Param('project') project: string,
    @Query() { promotion, release, environment, state, kind, verdict, since, until }: ListDecisionsDto,
    @ListPage(DECISIONS) page: PageRequest,
  ) {
    const filters = {
      ...(promotion !== undefined && { promotionId: promotion }),
      ...(environment !== undefined && { environment }),
      ...(state !== undefined && { state }),
      ...(kind !== undefined && { kinds: kind.split(',') as DecisionKind[] }),
      ...(verdict !== undefined && { verdict }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    };
    return this.queries.execute(new ListDecisions(project, filters, page, release));
  }

  /** The whole decision: policy, inputs and results, from the ledger itself. */
  @Get(':decisionId')
  @RequirePermission('project:read')
  @Answers(RecordedDecisionView, 'the decision')
  show(@Param('project') project: string, @Param('decisionId') decisionId: string) {
    return this.queries.execute(new ShowDecision(project, decisionId));
  }
}
