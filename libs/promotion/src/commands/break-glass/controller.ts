import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BreakGlass } from './command';
import { BreakGlassDto } from './dto';

@Controller('v1/projects/:project/promotions/:promotionId/break-glass')
export class BreakGlassController {
  constructor(private readonly commands: CommandBus) {}

  /** In an emergency: ask for the gates of this plan to be broken; a second person who asks for the same breaks them. */
  @Post()
  @RequirePermission('promotion:break-glass')
  @Answers(AcceptedView, 'asked by the first person, broken by the second')
  breakGlass(
    @Param('project') project: string,
    @Param('promotionId') promotionId: string,
    @Body() { planHash, reason }: BreakGlassDto,
    @CurrentPrincipal() { groups }: Principal,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new BreakGlass(cause, project, promotionId, planHash, reason, groups));
  }
}
