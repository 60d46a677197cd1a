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
          expected: Type.Boolean({ description: 'whether the project asks for it; otherwise it speaks unasked' }),
          verdict: Type.Union(
            ['in-sync', 'pending', 'drift', 'unknown'].map((verdict) => Type.Literal(verdict)),
            { description: 'unknown as soon as anything is not known, then the worst of what is' },
          ),
          completeness: Type.Union([...['complete', 'partial', 'error'].map((one) => Type.Literal(one)), Type.Null()], {
            description: 'of its last report; null for one that never reported, like all that follows from a report',
          }),
          problem: Type.Union([Type.String(), Type.Null()], { description: 'why it saw less than everything' }),
          reportedAt: orNull,
          silentAfterMs: Type.Union([Type.Integer(), Type.Null()], {
            description: 'after how long without a word it counts as silent',
          }),
          silentSince: orNull,
          findingId: Type.Union([Type.String(), Type.Null()], { description: 'the open finding about its silence' }),
        },
        { $id: 'DetectorSummary' },
      ),
    ),
  },
  { $id: 'Detectors' },
);

@ReadsFrom('detector_status', 'findings')
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
