import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { standing, standingId } from '../../evolve';
import { FactsReader } from '../../facts/facts-reader';
import { EvaluateStanding } from './command';
import { evaluateStanding } from './decide';

@CommandHandler(EvaluateStanding)
export class EvaluateStandingHandler implements ICommandHandler<EvaluateStanding> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
  ) {}

  async execute(command: EvaluateStanding) {
    const { project, releaseId, cause } = command;
    const facts = await this.facts.ofStanding(project, releaseId);
    const id = standingId(project, releaseId);
    return this.decisions.on(standing, id, cause, (state) => evaluateStanding(command, facts, state));
  }
}
