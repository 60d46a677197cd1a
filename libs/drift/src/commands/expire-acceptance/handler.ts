import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { ExpireAcceptance } from './command';
import { expireAcceptance } from './decide';

@CommandHandler(ExpireAcceptance)
export class ExpireAcceptanceHandler implements ICommandHandler<ExpireAcceptance> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ExpireAcceptance) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => expireAcceptance(command, state));
  }
}
