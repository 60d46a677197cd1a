import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { RecordConvergence } from './command';
import { recordConvergence } from './decide';

@CommandHandler(RecordConvergence)
export class RecordConvergenceHandler implements ICommandHandler<RecordConvergence> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RecordConvergence) {
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => recordConvergence(command, state));
  }
}
