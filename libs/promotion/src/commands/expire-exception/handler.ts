import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { exceptions } from '../../exceptions';
import { ExpireException } from './command';
import { expireException } from './decide';

@CommandHandler(ExpireException)
export class ExpireExceptionHandler implements ICommandHandler<ExpireException> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ExpireException) {
    return this.decisions.on(exceptions, command.project, command.cause, (state) => expireException(command, state));
  }
}
