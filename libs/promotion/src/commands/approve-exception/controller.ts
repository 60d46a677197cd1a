import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ApproveException } from './command';
import { ApproveExceptionDto } from './dto';

const ExceptionApprovedView = Type.Composite(
  [AcceptedView, Type.Object({ granted: Type.Boolean({ description: 'whether it is in force now' }) })],
  { $id: 'ExceptionApproved' },
);

@Controller('v1/projects/:project/exceptions/:exceptionId/approvals')
export class ApproveExceptionController {
  constructor(private readonly commands: CommandBus) {}

  /** Approve an exception that somebody else asked for. */
  @Post()
  @RequirePermission('exception:approve')
  @Answers(ExceptionApprovedView, 'your word is recorded, once', 201)
  approve(
    @Param('project') project: string,
    @Param('exceptionId') exceptionId: string,
    @Body() { comment }: ApproveExceptionDto,
    @CurrentPrincipal() { groups, role }: Principal,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ApproveException(cause, project, exceptionId, groups, role, comment));
  }
}
