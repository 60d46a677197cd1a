import { Decisions, Refusal } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FactsReader } from '../../facts/facts-reader';
import { freezes } from '../../freezes';
import { LiftFreeze } from './command';
import { liftFreeze } from './decide';

@CommandHandler(LiftFreeze)
export class LiftFreezeHandler implements ICommandHandler<LiftFreeze> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
  ) {}

  async execute(command: LiftFreeze) {
    const { cause, project } = command;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    return this.decisions.on(freezes, project, cause, (state) => liftFreeze(command, configuration, state));
  }
}
