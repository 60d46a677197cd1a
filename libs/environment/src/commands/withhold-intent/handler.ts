import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { WithholdIntent } from './command';
import { withholdIntent } from './decide';

@CommandHandler(WithholdIntent)
export class WithholdIntentHandler implements ICommandHandler<WithholdIntent> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: WithholdIntent) {
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => withholdIntent(command, state));
  }
}
