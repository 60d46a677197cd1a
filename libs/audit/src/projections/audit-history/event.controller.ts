import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ShowEvent } from './event.query';
import { EventChainView } from './view';

@ReadsFrom('audit_history')
@Controller('v1/projects/:project/history/:position')
export class EventChainController {
  constructor(private readonly queries: QueryBus) {}

  /** The event at that position, what caused it, and what else the same request set in motion. */
  @Get()
  @RequirePermission('audit:read')
  @Answers(EventChainView, 'the event, and the chain that it stands in')
  show(@Param('project') project: string, @Param('position') position: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowEvent(project, position, moment));
  }
}
