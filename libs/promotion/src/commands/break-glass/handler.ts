import { Clock, Decisions, Refusal } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { FactsReader } from '../../facts/facts-reader';
import { BreakGlass } from './command';
import { breakGlass } from './decide';

@CommandHandler(BreakGlass)
export class BreakGlassHandler implements ICommandHandler<BreakGlass> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
    private readonly clock: Clock,
  ) {}

  async execute(command: BreakGlass) {
    const { promotionId, cause, project } = command;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    return this.decisions.on(promotion, promotionId, cause, (state) =>
      breakGlass(command, this.clock.now(), configuration, state),
    );
  }
}
