import type { Cause } from '@ledgerline/kernel';
import { Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OverlayProposedView } from '../../overlay/overlay-proposed-view';
import { ProposeOverlay } from './command';
import { ProposeOverlayDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/overlay/proposals')
export class ProposeOverlayController {
  constructor(private readonly commands: CommandBus) {}

  /** Propose other values for this environment; they are in force once the owners of what it changes have approved. */
  @Post()
  @RequirePermission('overlay:propose')
  @Answers(OverlayProposedView, 'the proposal waits for its reviews', 201)
  propose(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Body() { changes, reason }: ProposeOverlayDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ProposeOverlay(cause, project, environment, changes, reason));
  }
}
