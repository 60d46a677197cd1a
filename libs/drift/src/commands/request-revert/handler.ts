import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { RequestRevert } from './command';
import { requestRevert } from './decide';

@CommandHandler(RequestRevert)
export class RequestRevertHandler implements ICommandHandler<RequestRevert> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RequestRevert) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => requestRevert(command, state));
  }
}
