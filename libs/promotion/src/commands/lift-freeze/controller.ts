import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { LiftFreeze } from './command';
import { LiftFreezeDto } from './dto';

@Controller('v1/projects/:project/freezes/:freezeId/lift')
export class LiftFreezeController {
  constructor(private readonly commands: CommandBus) {}

  /** End a freeze before its instant. */
  @Post()
  @RequirePermission('freeze:decide')
  @Answers(AcceptedView, 'the freeze is over')
  lift(
    @Param('project') project: string,
    @Param('freezeId') freezeId: string,
    @Body() { reason }: LiftFreezeDto,
    @CurrentPrincipal() { groups }: Principal,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new LiftFreeze(cause, project, freezeId, reason, groups));
  }
}
