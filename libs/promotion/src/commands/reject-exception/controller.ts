import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RejectException } from './command';
import { RejectExceptionDto } from './dto';

@Controller('v1/projects/:project/exceptions/:exceptionId/rejection')
export class RejectExceptionController {
  constructor(private readonly commands: CommandBus) {}

  /** Say no to an exception, or take your own request back. */
  @Post()
  @RequirePermission('exception:request')
  @Answers(AcceptedView, 'nothing is waived')
  rejection(
    @Param('project') project: string,
    @Param('exceptionId') exceptionId: string,
    @Body() { reason }: RejectExceptionDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RejectException(cause, project, exceptionId, reason));
  }
}
