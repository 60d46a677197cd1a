import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { exceptions } from '../../exceptions';
import { RejectException } from './command';
import { rejectException } from './decide';

@CommandHandler(RejectException)
export class RejectExceptionHandler implements ICommandHandler<RejectException> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RejectException) {
    return this.decisions.on(exceptions, command.project, command.cause, (state) => rejectException(command, state));
  }
}
