import type { Moments } from '@ledgerline/platform/http';
import { Answers, AtEachSide, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DiffDto } from './dto';
import { DiffSides } from './query';
import { DiffSchema } from './schemas';
import { comparedTables } from './view';

@ReadsFrom(...comparedTables)
@Controller('v1/projects/:project/diff')
export class EnvironmentDiffController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * How two environments, two overlay versions, two releases, or a release and an environment differ, and who answers for
   * each difference; each side now, at a moment, or so many intents back.
   */
  @Get()
  @RequirePermission('project:read')
  @Answers(DiffSchema, 'every difference, with exactly one classification')
  diff(@Param('project') project: string, @Query() asked: DiffDto, @AtEachSide() moments: Moments) {
    const from = sideOf(asked.from, moments.fromAt, asked.fromBack, asked.fromOverlay);
    const to = sideOf(asked.to, moments.toAt, asked.toBack, asked.toOverlay);
    return this.queries.execute(new DiffSides(project, from, to, moments.at));
  }
}

function sideOf(name: string, at: Moments['at'], back: number | undefined, overlay: number | undefined) {
  return {
    name,
    ...(at !== undefined && { at }),
    ...(back !== undefined && { back }),
    ...(overlay !== undefined && { overlay }),
  };
}
