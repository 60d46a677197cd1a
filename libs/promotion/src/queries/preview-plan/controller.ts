import type { Principal } from '@ledgerline/platform/http';
import { Answers, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { GateResult } from '../../gate-result';
import { Plan } from '../../plan';
import { PreviewPlanDto } from './dto';
import { PreviewPlan } from './query';
import { SurroundingsView } from './surroundings-view';

const PlanPreviewView = Type.Composite(
  [
    Type.Omit(Plan, ['gates']),
    Type.Object({
      planHash: Type.String({ pattern: DIGEST_PATTERN }),
      gates: Type.Array(GateResult),
    }),
    SurroundingsView,
  ],
  { $id: 'PlanPreview' },
);

@Controller('v1/projects/:project/plans')
export class PreviewPlanController {
  constructor(private readonly queries: QueryBus) {}

  /** The plan and its gates as a promotion would have them now, without requesting one. */
  @Post()
  @RequirePermission('project:read')
  @Answers(PlanPreviewView, 'the plan; its hash is what a promotion made now would ask approval for')
  preview(
    @Param('project') project: string,
    @Body() { environment, release, kind }: PreviewPlanDto,
    @CurrentPrincipal() { id }: Principal,
  ) {
    return this.queries.execute(new PreviewPlan(project, environment, release, id, kind));
  }
}
