import { Answers, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { DifferenceView } from '../findings/views';
import { ListObservations } from './query';

const Instant = Type.String({ format: 'date-time' });

const DetectorStatusView = Type.Object(
  {
    project: Type.String(),
    environment: Type.String(),
    detector: Type.String(),
    observationId: Type.String(),
    completeness: Type.Union([Type.Literal('complete'), Type.Literal('partial'), Type.Literal('error')]),
    problem: Type.Optional(Type.String()),
    observedAt: Instant,
    reportedAt: Instant,
    position: Type.String(),
    silentAfterMs: Type.Optional(
      Type.Integer({ description: 'after how long without a word it counts as silent; five minutes when absent' }),
    ),
    intentRevision: Type.Integer(),
    differences: Type.Array(DifferenceView),
    verdict: Type.Union(
      ['in-sync', 'pending', 'drift', 'unknown'].map((verdict) => Type.Literal(verdict)),
      { description: 'unknown as soon as anything is not known, then the worst of what is' },
    ),
    silentSince: Type.Union([Instant, Type.Null()]),
  },
  { $id: 'DetectorStatus' },
);

const EnvironmentObservationsView = Type.Object(
  {
    items: Type.Array(DetectorStatusView),
    silent: Type.Array(Type.String(), { description: 'expected detectors that never reported' }),
  },
  { $id: 'EnvironmentObservations' },
);

@ReadsFrom('detector_status')
@Controller('v1/projects/:project/environments/:environment/observations')
export class ObservationsController {
  constructor(private readonly queries: QueryBus) {}

  /** What every detector saw last, with each difference and its classification. */
  @Get()
  @RequirePermission('project:read')
  @Answers(EnvironmentObservationsView, 'the latest of each detector')
  list(@Param('project') project: string, @Param('environment') environment: string) {
    return this.queries.execute(new ListObservations(project, environment));
  }
}
