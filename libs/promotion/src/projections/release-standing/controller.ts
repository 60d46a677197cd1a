import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { GateResult } from '../../gate-result';
import { ShowStanding } from './query';

export const ReleaseStandingView = Type.Object(
  {
    project: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    alias: Type.Union([Type.String(), Type.Null()]),
    states: Type.Array(
      Type.Object({
        state: Type.String(),
        reached: Type.Boolean(),
        at: Type.String({ format: 'date-time', description: 'when it was reached, or a gate changed last' }),
        gates: Type.Array(GateResult),
        promotionId: Type.Optional(Type.String()),
      }),
    ),
    position: Type.String(),
  },
  { $id: 'ReleaseStanding' },
);

@ReadsFrom('release_standing', 'release_dossier', 'builds', 'release_places')
@Controller('v1/projects/:project/releases/:ref/standing')
export class ReleaseStandingController {
  constructor(private readonly queries: QueryBus) {}

  /** How far the release has come in its pipeline, why, and what it lacks for the rest; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(ReleaseStandingView, 'the states of the release')
  show(@Param('project') project: string, @Param('ref') release: string, @At() moment?: Moment) {
    return this.queries.execute(new ShowStanding(project, release, moment));
  }
}
