import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PauseAutomation } from './command';
import { PauseAutomationDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/automation/pause')
export class PauseAutomationController {
  constructor(private readonly commands: CommandBus) {}

  /** Promote nothing here by itself until somebody resumes it. */
  @Post()
  @RequirePermission('automation:decide')
  @Answers(AcceptedView, 'nothing is promoted here by itself')
  pause(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Body() { reason }: PauseAutomationDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new PauseAutomation(cause, project, environment, reason));
  }
}
