import type { Cause } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { RequestException } from './command';
import { RequestExceptionDto, waiverIn } from './dto';

const ExceptionRequestedView = Type.Composite([AcceptedView, Type.Object({ exceptionId: Type.String() })], {
  $id: 'ExceptionRequested',
});

@Controller('v1/projects/:project/exceptions')
export class RequestExceptionController {
  constructor(private readonly commands: CommandBus) {}

  /** Ask for a gate, or the bounds of a key, to be waived until an instant. */
  @Post()
  @RequirePermission('exception:request')
  @Answers(ExceptionRequestedView, 'the exception waits for those who have to agree', 201)
  request(@Param('project') project: string, @Body() body: RequestExceptionDto, @CommandCause() cause: Cause) {
    const waives = waiverIn(body);
    if (waives === undefined) return refuse('waiver-unclear', {}, '/waives');
    const until = new Date(body.until).toISOString();
    return this.commands.execute(new RequestException(cause, project, waives, until, body.reason));
  }
}
