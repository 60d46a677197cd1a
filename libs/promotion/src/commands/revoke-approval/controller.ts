import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, IfMatch, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RevokeApproval } from './command';
import { RevokeApprovalDto } from './dto';

@Controller('v1/projects/:project/promotions/:promotionId/approvals/revocation')
export class RevokeApprovalController {
  constructor(private readonly commands: CommandBus) {}

  /** Take your word for this plan back, as long as its intent is not declared. */
  @Post()
  @RequirePermission('promotion:approve')
  @Answers(AcceptedView, 'your word does not count any more')
  revoke(
    @Param('project') project: string,
    @Param('promotionId') promotionId: string,
    @Body() { planHash, reason }: RevokeApprovalDto,
    @CommandCause() cause: Cause,
    @IfMatch() ifMatch?: bigint,
  ) {
    return this.commands.execute(new RevokeApproval(cause, project, promotionId, planHash, reason, ifMatch));
  }
}
