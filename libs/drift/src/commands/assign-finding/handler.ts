import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { AssignFinding } from './command';
import { assignFinding } from './decide';

@CommandHandler(AssignFinding)
export class AssignFindingHandler implements ICommandHandler<AssignFinding> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: AssignFinding) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => assignFinding(command, state));
  }
}
