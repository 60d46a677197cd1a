import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { CompletePromotion } from './command';
import { completePromotion } from './decide';

@CommandHandler(CompletePromotion)
export class CompletePromotionHandler implements ICommandHandler<CompletePromotion> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: CompletePromotion) {
    const { promotionId, cause } = command;
    return this.decisions.on(promotion, promotionId, cause, (state) => completePromotion(command, state));
  }
}
