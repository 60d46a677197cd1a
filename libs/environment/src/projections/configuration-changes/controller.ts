import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListConfigurationChangesDto } from './dto';
import { CONFIGURATION_CHANGES, ListConfigurationChanges } from './list.query';
import { ShowConfigurationChange } from './query';
import { ConfigurationChangeInFullSchema, ConfigurationChangesSchema } from './schemas';

@ReadsFrom('configuration_changes', 'project_configuration')
@Controller('v1/projects/:project/configuration/changes')
export class ConfigurationChangesController {
  constructor(private readonly queries: QueryBus) {}

  /** The changes of policy that were proposed, the newest first, with who is still asked; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(ConfigurationChangesSchema, 'a page of changes')
  list(
    @Param('project') project: string,
    @Query() { status }: ListConfigurationChangesDto,
    @ListPage(CONFIGURATION_CHANGES) page: PageRequest,
    @At() moment: Moment | undefined,
  ) {
    return this.queries.execute(new ListConfigurationChanges(project, status?.split(','), page, moment));
  }

  /** One change of policy: what it would change, who said what, who is still asked; now or at a moment. */
  @Get(':proposalId')
  @RequirePermission('project:read')
  @Answers(ConfigurationChangeInFullSchema, 'the change')
  show(@Param('project') project: string, @Param('proposalId') proposalId: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowConfigurationChange(project, proposalId, moment));
  }
}
