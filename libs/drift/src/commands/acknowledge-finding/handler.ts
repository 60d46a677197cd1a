import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { AcknowledgeFinding } from './command';
import { acknowledgeFinding } from './decide';

@CommandHandler(AcknowledgeFinding)
export class AcknowledgeFindingHandler implements ICommandHandler<AcknowledgeFinding> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: AcknowledgeFinding) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => acknowledgeFinding(command, state));
  }
}
