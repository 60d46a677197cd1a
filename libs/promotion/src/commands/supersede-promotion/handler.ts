import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { SupersedePromotion } from './command';
import { supersedePromotion } from './decide';

@CommandHandler(SupersedePromotion)
export class SupersedePromotionHandler implements ICommandHandler<SupersedePromotion> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: SupersedePromotion) {
    const { promotionId, cause } = command;
    return this.decisions.on(promotion, promotionId, cause, (state) => supersedePromotion(command, state));
  }
}
