import { Clock, Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { SnoozeFinding } from './command';
import { snoozeFinding } from './decide';

@CommandHandler(SnoozeFinding)
export class SnoozeFindingHandler implements ICommandHandler<SnoozeFinding> {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  execute(command: SnoozeFinding) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => snoozeFinding(command, this.clock.now(), state));
  }
}
