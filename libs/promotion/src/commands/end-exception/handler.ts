import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { exceptions } from '../../exceptions';
import { EndException } from './command';
import { endException } from './decide';

@CommandHandler(EndException)
export class EndExceptionHandler implements ICommandHandler<EndException> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: EndException) {
    return this.decisions.on(exceptions, command.project, command.cause, (state) => endException(command, state));
  }
}
