import { Answers, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PlanRevert } from './plan-revert.query';
import { PreviewCapture } from './preview-capture.query';
import { CaptureProposalView, RevertPlanView } from './proposal-views';

@ReadsFrom('findings', 'detector_status')
@Controller('v1/projects/:project/findings/:findingId')
export class ProposalsController {
  constructor(private readonly queries: QueryBus) {}

  /** What a capture would propose, as a JSON Patch and as a diff of YAML; nothing is proposed by looking. */
  @Get('capture')
  @RequirePermission('project:read')
  @Answers(CaptureProposalView, 'what would be proposed')
  capture(@Param('project') project: string, @Param('findingId') findingId: string) {
    return this.queries.execute(new PreviewCapture(project, findingId));
  }

  /** What a revert would do, place by place; nobody is asked for anything by looking. */
  @Get('revert')
  @RequirePermission('project:read')
  @Answers(RevertPlanView, 'what would be done')
  revert(@Param('project') project: string, @Param('findingId') findingId: string) {
    return this.queries.execute(new PlanRevert(project, findingId));
  }
}
