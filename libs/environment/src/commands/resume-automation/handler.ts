import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { ResumeAutomation } from './command';
import { resumeAutomation } from './decide';

@CommandHandler(ResumeAutomation)
export class ResumeAutomationHandler implements ICommandHandler<ResumeAutomation> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ResumeAutomation) {
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => resumeAutomation(command, state));
  }
}
