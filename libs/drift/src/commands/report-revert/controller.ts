import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReportRevert } from './command';

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/revert-report')
export class ReportRevertController {
  constructor(private readonly commands: CommandBus) {}

  /** Say that what is declared was restored. */
  @Post()
  @RequirePermission('rollout:report')
  @Answers(AcceptedView, 'noted; observation will tell')
  report(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @CurrentPrincipal() principal: Principal,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ReportRevert(cause, project, environment, findingId, principal.environment));
  }
}
