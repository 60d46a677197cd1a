import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ShowOverlay } from './query';
import { OverlaySchema, OverlayVersionSchema, OverlayVersionsSchema } from './schemas';
import { ShowOverlayVersion } from './version.query';
import { ListOverlayVersions, OVERLAY_VERSIONS } from './versions.query';

@ReadsFrom('overlay_proposals')
@Controller('v1/projects/:project/environments/:environment/overlay')
export class OverlayController {
  constructor(private readonly queries: QueryBus) {}

  /** The environment's own values and what is proposed, now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(OverlaySchema, 'the overlay in force')
  show(@Param('project') project: string, @Param('environment') environment: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowOverlay(project, environment, moment));
  }

  /** Every version that the overlay had, the newest first: its values, who wanted and reviewed it, and why. */
  @Get('versions')
  @RequirePermission('project:read')
  @Answers(OverlayVersionsSchema, 'a page of versions')
  versions(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @ListPage(OVERLAY_VERSIONS) page: PageRequest,
    @At() moment: Moment | undefined,
  ) {
    return this.queries.execute(new ListOverlayVersions(project, environment, page, moment));
  }

  /** One version of the overlay. */
  @Get('versions/:version')
  @RequirePermission('project:read')
  @Answers(OverlayVersionSchema, 'the version')
  version(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('version') version: string,
    @At() moment: Moment | undefined,
  ) {
    return this.queries.execute(new ShowOverlayVersion(project, environment, version, moment));
  }
}
