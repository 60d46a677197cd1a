import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReportRollout } from './command';
import { reportIn, ReportRolloutDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/rollouts')
export class ReportRolloutController {
  constructor(private readonly commands: CommandBus) {}

  /** Report how far the rollout of the present intent is. */
  @Post()
  @RequirePermission('rollout:report')
  @Answers(AcceptedView, 'the report is in the ledger', 201)
  report(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Body() report: ReportRolloutDto,
    @CurrentPrincipal() principal: Principal,
    @CommandCause() cause: Cause,
  ) {
    const { intentRevision } = report;
    return this.commands.execute(
      new ReportRollout(cause, project, environment, intentRevision, reportIn(report), principal.environment),
    );
  }
}
