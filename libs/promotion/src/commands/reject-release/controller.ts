import type { Cause } from '@ledgerline/kernel';
import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { RejectRelease } from './command';
import { RejectReleaseDto } from './dto';

const ReleaseRejectedView = Type.Composite(
  [AcceptedView, Type.Object({ releaseId: Type.String({ pattern: DIGEST_PATTERN }) })],
  { $id: 'ReleaseRejected' },
);

@Controller('v1/projects/:project/releases/:ref/rejection')
export class RejectReleaseController {
  constructor(private readonly commands: CommandBus) {}

  /** Reject a release: it goes nowhere, or not to these environments; where it is already, that becomes a finding. */
  @Post()
  @RequirePermission('release:reject')
  @Answers(ReleaseRejectedView, 'the release is rejected', 201)
  reject(
    @Param('project') project: string,
    @Param('ref') release: string,
    @Body() { reason, environments }: RejectReleaseDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RejectRelease(cause, project, release, reason, environments));
  }
}
