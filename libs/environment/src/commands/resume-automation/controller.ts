import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ResumeAutomation } from './command';
import { ResumeAutomationDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/automation/resume')
export class ResumeAutomationController {
  constructor(private readonly commands: CommandBus) {}

  /** Promote here by itself again what is ready. */
  @Post()
  @RequirePermission('automation:decide')
  @Answers(AcceptedView, 'what is ready is promoted here by itself')
  resume(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Body() { reason }: ResumeAutomationDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ResumeAutomation(cause, project, environment, reason));
  }
}
