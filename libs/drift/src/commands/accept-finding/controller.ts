import type { Cause } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { AcceptFinding } from './command';
import { AcceptFindingDto } from './dto';
import { exceptionIdOf } from './exception-id';

const FindingAcceptedView = Type.Composite(
  [AcceptedView, Type.Object({ exceptionId: Type.String(), until: Type.String({ format: 'date-time' }) })],
  { $id: 'FindingAccepted' },
);

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/accept')
export class AcceptFindingController {
  constructor(private readonly commands: CommandBus) {}

  /** Let the difference be until an instant. */
  @Post()
  @RequirePermission('finding:decide')
  @Answers(FindingAcceptedView, 'accepted until then')
  async accept(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @Body() { until: asked, reason }: AcceptFindingDto,
    @CommandCause() cause: Cause,
  ) {
    const until = new Date(asked).toISOString();
    const accepted = await this.commands.execute(
      new AcceptFinding(cause, project, environment, findingId, until, reason),
    );
    if (accepted instanceof Refusal) return accepted;
    return { ...accepted, exceptionId: exceptionIdOf(cause.commandId), until };
  }
}
