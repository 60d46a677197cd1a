import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { FactsReader } from '../../overlay/facts-reader';
import { WithdrawReview } from './command';
import { withdrawReview } from './decide';

@CommandHandler(WithdrawReview)
export class WithdrawReviewHandler implements ICommandHandler<WithdrawReview> {
  constructor(
    private readonly decisions: Decisions,
    private readonly reader: FactsReader,
  ) {}

  async execute(command: WithdrawReview) {
    const configuration = await this.reader.configurationOf(command.project);
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => withdrawReview(command, state, configuration));
  }
}
