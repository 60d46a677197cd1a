import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { FactsReader } from '../../facts/facts-reader';
import { EvaluateGates } from './command';
import { evaluatePromotion } from './decide';

@CommandHandler(EvaluateGates)
export class EvaluateGatesHandler implements ICommandHandler<EvaluateGates> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
  ) {}

  async execute({ promotionId, cause }: EvaluateGates) {
    const facts = await this.facts.ofPromotion(promotionId);
    return this.decisions.on(promotion, promotionId, cause, (state) => evaluatePromotion(facts, state));
  }
}
