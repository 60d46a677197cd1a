import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { FactsReader } from '../../overlay/facts-reader';
import { DeclareIntent } from './command';
import { declareIntent } from './decide';

@CommandHandler(DeclareIntent)
export class DeclareIntentHandler implements ICommandHandler<DeclareIntent> {
  constructor(
    private readonly decisions: Decisions,
    private readonly reader: FactsReader,
  ) {}

  async execute(command: DeclareIntent) {
    const facts = await this.reader.of(command.project, command.environment, command.releaseId);
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => declareIntent(command, state, facts));
  }
}
