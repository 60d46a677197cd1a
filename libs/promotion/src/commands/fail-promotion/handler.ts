import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { FailPromotion } from './command';
import { failPromotion } from './decide';

@CommandHandler(FailPromotion)
export class FailPromotionHandler implements ICommandHandler<FailPromotion> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: FailPromotion) {
    const { promotionId, cause } = command;
    return this.decisions.on(promotion, promotionId, cause, (state) => failPromotion(command, state));
  }
}
