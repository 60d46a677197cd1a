import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { RequestPromotion } from './command';
import { RequestPromotionDto } from './dto';

const PromotionAccepted = Type.Composite(
  [AcceptedView, Type.Object({ promotionId: Type.String({ format: 'uuid' }) })],
  {
    $id: 'PromotionAccepted',
  },
);

@Controller('v1/projects/:project/promotions')
export class RequestPromotionController {
  constructor(private readonly commands: CommandBus) {}

  /** Ask for a release to be brought to an environment; a newer request for another release takes its place. */
  @Post()
  @RequirePermission('promotion:request')
  @Answers(PromotionAccepted, 'the promotion is requested and is planned next', 201)
  request(
    @Param('project') project: string,
    @Body() { release, environment, reason, kind }: RequestPromotionDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RequestPromotion(cause, project, environment, release, reason, kind));
  }
}
