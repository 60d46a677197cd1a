import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RejectConfiguration } from './command';
import { RejectConfigurationDto } from './dto';

@Controller('v1/projects/:project/configuration/changes/:proposalId/rejection')
export class RejectConfigurationController {
  constructor(private readonly commands: CommandBus) {}

  /** Say no to a proposed configuration, as one of those who are asked. */
  @Post()
  @RequirePermission('project:review')
  @Answers(AcceptedView, 'the change goes nowhere', 201)
  reject(
    @Param('project') project: string,
    @Param('proposalId') proposalId: string,
    @Body() { reason }: RejectConfigurationDto,
    @CurrentPrincipal() { groups }: Principal,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RejectConfiguration(cause, project, proposalId, groups, reason));
  }
}
