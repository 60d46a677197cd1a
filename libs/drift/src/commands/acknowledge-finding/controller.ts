import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AcknowledgeFinding } from './command';

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/acknowledge')
export class AcknowledgeFindingController {
  constructor(private readonly commands: CommandBus) {}

  /** Say that you are on it. */
  @Post()
  @RequirePermission('finding:decide')
  @Answers(AcceptedView, 'acknowledged')
  acknowledge(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new AcknowledgeFinding(cause, project, environment, findingId));
  }
}
