import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { PauseAutomation } from './command';
import { pauseAutomation } from './decide';

@CommandHandler(PauseAutomation)
export class PauseAutomationHandler implements ICommandHandler<PauseAutomation> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: PauseAutomation) {
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => pauseAutomation(command, state));
  }
}
