import { Answers, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { SummariseDetectors } from './overview.query';

const orNull = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);

const DetectorsView = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          environment: Type.String(),
          detector: Type.String(),
          verdict: Type.Union(
            ['in-sync', 'pending', 'drift', 'unknown'].map((verdict) => Type.Literal(verdict)),
            { description: 'unknown as soon as anything is not known, then the worst of what is' },
          ),
          reportedAt: orNull,
          silentSince: orNull,
        },
        { $id: 'DetectorSummary' },
      ),
    ),
  },
  { $id: 'Detectors' },
);

@ReadsFrom('detector_status')
@Controller('v1/projects/:project/detectors')
export class DetectorsController {
  constructor(private readonly queries: QueryBus) {}

  /** What every detector says of its environment, those that are expected and never spoke among them. */
  @Get()
  @RequirePermission('project:read')
  @Answers(DetectorsView, 'the detectors of the project')
  list(@Param('project') project: string) {
    return this.queries.execute(new SummariseDetectors(project));
  }
}
