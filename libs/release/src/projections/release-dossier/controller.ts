import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListReleases, RELEASES, ShowRelease } from './query';
import { ReleaseDossierView, ReleaseListedView } from './view';

@ReadsFrom('release_dossier', 'builds', 'release_places', 'migration_registrations')
@Controller('v1/projects/:project/releases')
export class ReleasesController {
  constructor(private readonly queries: QueryBus) {}

  /** The releases of the project, the newest first, with how far each has come and where it is. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(ReleaseListedView, 'Releases'), 'a page of releases')
  list(@Param('project') project: string, @ListPage(RELEASES) page: PageRequest, @At() moment: Moment | undefined) {
    return this.queries.execute(new ListReleases(project, page, moment));
  }

  /** One release, by alias, id, id prefix or commit: its content, builds, evidence, states and places, and what its migrations do. */
  @Get(':ref')
  @RequirePermission('project:read')
  @Answers(ReleaseDossierView, 'everything about the release')
  show(@Param('project') project: string, @Param('ref') ref: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowRelease(project, ref, moment));
  }
}
