import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { CaptureFinding } from './command';
import { CaptureFindingDto } from './dto';

const CaptureProposedView = Type.Composite(
  [
    AcceptedView,
    Type.Object({
      proposalId: Type.String({
        description: 'of the overlay proposal to be approved, or of what a release is to bring',
      }),
      into: Type.Union([Type.Literal('overlay'), Type.Literal('release')]),
    }),
  ],
  { $id: 'CaptureProposed' },
);

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/capture')
export class CaptureFindingController {
  constructor(private readonly commands: CommandBus) {}

  /** Propose what was observed as the environment's overlay, or for the next release where no overlay may say so. */
  @Post()
  @RequirePermission('finding:decide')
  @Answers(CaptureProposedView, 'it will be proposed, and waits for review or for a release')
  capture(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @Body() { reason }: CaptureFindingDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new CaptureFinding(cause, project, environment, findingId, reason));
  }
}
