import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { WithdrawReview } from './command';
import { WithdrawReviewDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/overlay/proposals/:proposalId/withdrawal')
export class WithdrawReviewController {
  constructor(private readonly commands: CommandBus) {}

  /** Take your word for a proposal back, as long as it is not in force. */
  @Post()
  @RequirePermission('overlay:approve')
  @Answers(AcceptedView, 'your word does not count any more', 201)
  withdraw(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('proposalId') proposalId: string,
    @Body() { reason }: WithdrawReviewDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new WithdrawReview(cause, project, environment, proposalId, reason));
  }
}
