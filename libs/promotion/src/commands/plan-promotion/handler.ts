import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { FactsReader } from '../../facts/facts-reader';
import { PlanPromotion } from './command';
import { planPromotion } from './decide';

@CommandHandler(PlanPromotion)
export class PlanPromotionHandler implements ICommandHandler<PlanPromotion> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
  ) {}

  async execute({ promotionId, cause, turnedDown }: PlanPromotion) {
    const facts = await this.facts.ofPromotion(promotionId);
    return this.decisions.on(promotion, promotionId, cause, (state) => planPromotion(facts, state, turnedDown));
  }
}
