import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { AnnounceDeadline } from './command';
import { announceDeadline } from './decide';

@CommandHandler(AnnounceDeadline)
export class AnnounceDeadlineHandler implements ICommandHandler<AnnounceDeadline> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: AnnounceDeadline) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => announceDeadline(command, state));
  }
}
