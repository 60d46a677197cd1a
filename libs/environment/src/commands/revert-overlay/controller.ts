import type { Cause } from '@ledgerline/kernel';
import { Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OverlayProposedView } from '../../overlay/overlay-proposed-view';
import { RevertOverlay } from './command';
import { RevertOverlayDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/overlay/reverts')
export class RevertOverlayController {
  constructor(private readonly commands: CommandBus) {}

  /** Propose the values of an earlier version, for exactly the keys that differ; reviewed like any other proposal. */
  @Post()
  @RequirePermission('overlay:propose')
  @Answers(OverlayProposedView, 'the proposal waits for its reviews', 201)
  revert(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Body() { version, reason }: RevertOverlayDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RevertOverlay(cause, project, environment, version, reason));
  }
}
