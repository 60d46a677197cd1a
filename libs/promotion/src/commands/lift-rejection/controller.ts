import type { Cause } from '@ledgerline/kernel';
import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { LiftRejection } from './command';
import { LiftRejectionDto } from './dto';

const RejectionLiftedView = Type.Composite(
  [AcceptedView, Type.Object({ releaseId: Type.String({ pattern: DIGEST_PATTERN }) })],
  { $id: 'RejectionLifted' },
);

@Controller('v1/projects/:project/releases/:ref/rejection/lift')
export class LiftRejectionController {
  constructor(private readonly commands: CommandBus) {}

  /** Let a rejected release go on as if it had not been. */
  @Post()
  @RequirePermission('release:reject')
  @Answers(RejectionLiftedView, 'the release may go on')
  lift(
    @Param('project') project: string,
    @Param('ref') release: string,
    @Body() { reason }: LiftRejectionDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new LiftRejection(cause, project, release, reason));
  }
}
