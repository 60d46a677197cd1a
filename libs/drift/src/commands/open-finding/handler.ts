import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { OpenFinding } from './command';
import { openFinding } from './decide';

@CommandHandler(OpenFinding)
export class OpenFindingHandler implements ICommandHandler<OpenFinding> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: OpenFinding) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => openFinding(command, state));
  }
}
