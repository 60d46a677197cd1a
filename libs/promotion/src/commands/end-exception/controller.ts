import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EndException } from './command';
import { EndExceptionDto } from './dto';

@Controller('v1/projects/:project/exceptions/:exceptionId/end')
export class EndExceptionController {
  constructor(private readonly commands: CommandBus) {}

  /** End an exception before its instant. */
  @Post()
  @RequirePermission('exception:request')
  @Answers(AcceptedView, 'what it waived counts again')
  end(
    @Param('project') project: string,
    @Param('exceptionId') exceptionId: string,
    @Body() { reason }: EndExceptionDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new EndException(cause, project, exceptionId, reason));
  }
}
