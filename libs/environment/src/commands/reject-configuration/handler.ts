import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { project } from '../../evolve';
import { RejectConfiguration } from './command';
import { rejectConfiguration } from './decide';

@CommandHandler(RejectConfiguration)
export class RejectConfigurationHandler implements ICommandHandler<RejectConfiguration> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RejectConfiguration) {
    return this.decisions.on(project, command.project, command.cause, (state) => rejectConfiguration(command, state));
  }
}
