import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { AbortPromotion } from './command';
import { abortPromotion } from './decide';

@CommandHandler(AbortPromotion)
export class AbortPromotionHandler implements ICommandHandler<AbortPromotion> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: AbortPromotion) {
    const { promotionId, cause, ifMatch } = command;
    return this.decisions.on(promotion, promotionId, cause, (state) => abortPromotion(command, state), ifMatch);
  }
}
