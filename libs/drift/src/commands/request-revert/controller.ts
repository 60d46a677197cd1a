import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RequestRevert } from './command';
import { RequestRevertDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/revert')
export class RequestRevertController {
  constructor(private readonly commands: CommandBus) {}

  /** Ask for what is declared to be restored. */
  @Post()
  @RequirePermission('finding:decide')
  @Answers(AcceptedView, 'the environment’s deployers are asked to')
  revert(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @Body() { reason }: RequestRevertDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RequestRevert(cause, project, environment, findingId, reason));
  }
}
