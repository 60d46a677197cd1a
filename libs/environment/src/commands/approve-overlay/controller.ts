import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApproveOverlay } from './command';

@Controller('v1/projects/:project/environments/:environment/overlay/proposals/:proposalId/approval')
export class ApproveOverlayController {
  constructor(private readonly commands: CommandBus) {}

  /** Approve a proposal of somebody else; its values are in force from then on. */
  @Post()
  @RequirePermission('overlay:approve')
  @Answers(AcceptedView, 'the values are in force', 201)
  approve(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('proposalId') proposalId: string,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ApproveOverlay(cause, project, environment, proposalId));
  }
}
