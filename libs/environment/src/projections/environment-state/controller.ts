import { Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { only, ShowEnvironments } from './query';
import { EnvironmentsSchema, EnvironmentSchema } from './schemas';

@ReadsFrom('environment_state', 'automation')
@Controller('v1/projects/:project/environments')
export class EnvironmentsController {
  constructor(private readonly queries: QueryBus) {}

  /** Every environment of the project, now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(EnvironmentsSchema, 'the environments')
  async list(@Param('project') project: string, @At() moment: Moment | undefined) {
    const items = await this.queries.execute(new ShowEnvironments(project, moment));
    return items instanceof Refusal ? items : { items, next: null };
  }

  /** One environment: what it is declared to be, how far the rollout is, whether it is so; now or at a moment. */
  @Get(':environment')
  @RequirePermission('project:read')
  @Answers(EnvironmentSchema, 'the environment')
  async show(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @At() moment: Moment | undefined,
  ) {
    return only(await this.queries.execute(new ShowEnvironments(project, moment, environment)));
  }
}
