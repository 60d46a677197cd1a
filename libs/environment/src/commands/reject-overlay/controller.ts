import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RejectOverlay } from './command';
import { RejectOverlayDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/overlay/proposals/:proposalId/rejection')
export class RejectOverlayController {
  constructor(private readonly commands: CommandBus) {}

  /** Reject a proposal, or withdraw one's own. */
  @Post()
  @RequirePermission('overlay:approve')
  @Answers(AcceptedView, 'the proposal goes nowhere', 201)
  reject(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('proposalId') proposalId: string,
    @Body() { reason }: RejectOverlayDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RejectOverlay(cause, project, environment, proposalId, reason));
  }
}
