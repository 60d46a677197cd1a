import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { DiffEnvironmentsDto } from './dto';
import { DiffEnvironments } from './query';

const SideView = Type.Object(
  {
    environment: Type.String(),
    release: Type.Object({ id: Type.String(), alias: Type.String() }),
    overlayVersion: Type.Integer({ minimum: 0 }),
    intentRevision: Type.Integer({ minimum: 1 }),
  },
  { $id: 'EnvironmentDiffSide' },
);

const DifferenceView = Type.Object(
  {
    kind: Type.String({ description: 'part of the intent, or domain of the detector' }),
    key: Type.String(),
    from: Type.Unknown({ description: 'null for nothing' }),
    to: Type.Unknown({ description: 'null for nothing' }),
    classification: Type.Union(
      (['release', 'declared-variance', 'excepted', 'unexplained'] as const).map((text) => Type.Literal(text)),
    ),
    reason: Type.String(),
    owner: Type.Optional(Type.String({ description: 'of the variance rule' })),
    findingId: Type.Optional(Type.String()),
    environment: Type.Optional(Type.String({ description: 'where the finding was observed' })),
    since: Type.Optional(Type.String({ format: 'date-time' })),
    until: Type.Optional(Type.String({ format: 'date-time', description: 'when the exception ends' })),
  },
  { $id: 'EnvironmentDifference' },
);

const DiffView = Type.Object(
  { from: SideView, to: SideView, differences: Type.Array(DifferenceView) },
  { $id: 'EnvironmentDiff' },
);

@ReadsFrom('environment_state', 'findings', 'release_dossier', 'builds')
@Controller('v1/projects/:project/diff')
export class EnvironmentDiffController {
  constructor(private readonly queries: QueryBus) {}

  /** How two environments differ, and who answers for each difference; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(DiffView, 'every difference, classified')
  diff(
    @Param('project') project: string,
    @Query() { from, to }: DiffEnvironmentsDto,
    @At() moment: Moment | undefined,
  ) {
    return this.queries.execute(new DiffEnvironments(project, from, to, moment));
  }
}
