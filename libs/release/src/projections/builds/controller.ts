import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { BuildFilterDto } from './dto';
import { BUILDS, ListBuilds, ShowBuild } from './query';
import { BuildView } from './view';

@ReadsFrom('builds', 'release_dossier', 'release_places')
@Controller('v1/projects/:project/builds')
export class BuildsController {
  constructor(private readonly queries: QueryBus) {}

  /** The builds of the project, the newest first. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(BuildView, 'Builds'), 'a page of builds')
  list(
    @Param('project') project: string,
    @Query() filter: BuildFilterDto,
    @ListPage(BUILDS) page: PageRequest,
    @At() moment: Moment | undefined,
  ) {
    return this.queries.execute(new ListBuilds(project, filter, page, moment));
  }

  /** One build: what was made, from what, by whom. */
  @Get(':buildId')
  @RequirePermission('project:read')
  @Answers(BuildView, 'the build')
  show(@Param('project') project: string, @Param('buildId') buildId: string) {
    return this.queries.execute(new ShowBuild(project, buildId));
  }
}
