import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { EndSnooze } from './command';
import { endSnooze } from './decide';

@CommandHandler(EndSnooze)
export class EndSnoozeHandler implements ICommandHandler<EndSnooze> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: EndSnooze) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => endSnooze(command, state));
  }
}
