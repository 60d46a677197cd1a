import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { MissingReviewView } from '../../overlay/missing-review-view';
import { ApproveOverlay } from './command';

const OverlayReviewedView = Type.Composite(
  [
    AcceptedView,
    Type.Object({
      effective: Type.Boolean({ description: 'whether its values are in force' }),
      missing: Type.Array(MissingReviewView, { description: 'whose word is still missing' }),
    }),
  ],
  { $id: 'OverlayReviewed' },
);

@Controller('v1/projects/:project/environments/:environment/overlay/proposals/:proposalId/approval')
export class ApproveOverlayController {
  constructor(private readonly commands: CommandBus) {}

  /** Say yes to what you own of somebody else's proposal; it is in force once every owner has. */
  @Post()
  @RequirePermission('overlay:approve')
  @Answers(OverlayReviewedView, 'your word is recorded, once', 201)
  approve(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('proposalId') proposalId: string,
    @CurrentPrincipal() { groups }: Principal,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ApproveOverlay(cause, project, environment, proposalId, groups));
  }
}
