import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, IfMatch, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AbortPromotion } from './command';
import { AbortPromotionDto } from './dto';

@Controller('v1/projects/:project/promotions/:promotionId/abort')
export class AbortPromotionController {
  constructor(private readonly commands: CommandBus) {}

  /** Call the promotion off, as long as its intent is not declared. */
  @Post()
  @RequirePermission('promotion:abort')
  @Answers(AcceptedView, 'the promotion is called off')
  abort(
    @Param('project') project: string,
    @Param('promotionId') promotionId: string,
    @Body() { reason }: AbortPromotionDto,
    @CommandCause() cause: Cause,
    @IfMatch() ifMatch?: bigint,
  ) {
    return this.commands.execute(new AbortPromotion(cause, project, promotionId, reason, ifMatch));
  }
}
