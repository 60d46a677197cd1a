import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import {
  AcceptedView,
  Answers,
  CommandCause,
  CurrentPrincipal,
  IfMatch,
  RequirePermission,
} from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApprovePlan } from './command';
import { ApprovePlanDto } from './dto';

@Controller('v1/projects/:project/promotions/:promotionId/approvals')
export class ApprovePlanController {
  constructor(private readonly commands: CommandBus) {}

  /** Approve the plan with this hash. */
  @Post()
  @RequirePermission('promotion:approve')
  @Answers(AcceptedView, 'your word is recorded, once', 201)
  approve(
    @Param('project') project: string,
    @Param('promotionId') promotionId: string,
    @Body() { planHash, comment }: ApprovePlanDto,
    @CurrentPrincipal() { groups, role }: Principal,
    @CommandCause() cause: Cause,
    @IfMatch() ifMatch?: bigint,
  ) {
    return this.commands.execute(
      new ApprovePlan(cause, project, promotionId, planHash, groups, comment, ifMatch, role),
    );
  }
}
