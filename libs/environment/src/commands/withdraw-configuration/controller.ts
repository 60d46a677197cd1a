import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { WithdrawConfiguration } from './command';

@Controller('v1/projects/:project/configuration/changes/:proposalId/withdrawal')
export class WithdrawConfigurationController {
  constructor(private readonly commands: CommandBus) {}

  /** Take back the configuration that you proposed. */
  @Post()
  @RequirePermission('project:configure')
  @Answers(AcceptedView, 'the change goes nowhere', 201)
  withdraw(@Param('project') project: string, @Param('proposalId') proposalId: string, @CommandCause() cause: Cause) {
    return this.commands.execute(new WithdrawConfiguration(cause, project, proposalId));
  }
}
