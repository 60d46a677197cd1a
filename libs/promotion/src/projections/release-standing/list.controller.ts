import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { Matches } from 'class-validator';
import { ReleaseStandingView } from './controller';
import { ListStandings } from './list.query';

const RELEASE_ID = 'sha256:[0-9a-f]{64}';
/** As many as fit into a query. */
const MOST = 25;

export class ListStandingsDto {
  /** Ids of releases, with commas between; at most 25. */
  @Matches(new RegExp(`^${RELEASE_ID}(,${RELEASE_ID}){0,${String(MOST - 1)}}$`))
  releases!: string;
}

const StandingsView = Type.Object({ items: Type.Array(ReleaseStandingView) }, { $id: 'Standings' });

@ReadsFrom('release_standing')
@Controller('v1/projects/:project/standings')
export class StandingsController {
  constructor(private readonly queries: QueryBus) {}

  /** How far each of these releases has come, and what it lacks for the rest; of one that is not known, nothing; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(StandingsView, 'the states of the releases')
  list(@Param('project') project: string, @Query() { releases }: ListStandingsDto, @At() moment?: Moment) {
    return this.queries.execute(new ListStandings(project, releases.split(','), moment));
  }
}
