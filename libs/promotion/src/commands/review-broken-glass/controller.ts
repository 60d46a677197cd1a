import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReviewBrokenGlass } from './command';
import { ReviewBrokenGlassDto } from './dto';

@Controller('v1/projects/:project/promotions/:promotionId/break-glass/review')
export class ReviewBrokenGlassController {
  constructor(private readonly commands: CommandBus) {}

  /** Write the review of broken glass. */
  @Post()
  @RequirePermission('promotion:break-glass')
  @Answers(AcceptedView, 'the review is written')
  review(
    @Param('project') project: string,
    @Param('promotionId') promotionId: string,
    @Body() { review }: ReviewBrokenGlassDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ReviewBrokenGlass(cause, project, promotionId, review));
  }
}
