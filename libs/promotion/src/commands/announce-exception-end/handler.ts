import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { exceptions } from '../../exceptions';
import { AnnounceExceptionEnd } from './command';
import { announceExceptionEnd } from './decide';

@CommandHandler(AnnounceExceptionEnd)
export class AnnounceExceptionEndHandler implements ICommandHandler<AnnounceExceptionEnd> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: AnnounceExceptionEnd) {
    return this.decisions.on(exceptions, command.project, command.cause, (state) =>
      announceExceptionEnd(command, state),
    );
  }
}
