import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { project } from '../../evolve';
import { WithdrawConfiguration } from './command';
import { withdrawConfiguration } from './decide';

@CommandHandler(WithdrawConfiguration)
export class WithdrawConfigurationHandler implements ICommandHandler<WithdrawConfiguration> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: WithdrawConfiguration) {
    return this.decisions.on(project, command.project, command.cause, (state) => withdrawConfiguration(command, state));
  }
}
