import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { CloseFinding } from './command';
import { closeFinding } from './decide';

@CommandHandler(CloseFinding)
export class CloseFindingHandler implements ICommandHandler<CloseFinding> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: CloseFinding) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => closeFinding(command, state));
  }
}
