import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ProposeOverlay } from './command';
import { ProposeOverlayDto } from './dto';

const OverlayProposedView = Type.Composite(
  [AcceptedView, Type.Object({ proposalId: Type.String({ format: 'uuid' }) })],
  {
    $id: 'OverlayProposed',
  },
);

@Controller('v1/projects/:project/environments/:environment/overlay/proposals')
export class ProposeOverlayController {
  constructor(private readonly commands: CommandBus) {}

  /** Propose other values for this environment; they are in force once another person approves. */
  @Post()
  @RequirePermission('overlay:propose')
  @Answers(OverlayProposedView, 'the proposal waits for approval', 201)
  propose(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Body() { changes, reason }: ProposeOverlayDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ProposeOverlay(cause, project, environment, changes, reason));
  }
}
