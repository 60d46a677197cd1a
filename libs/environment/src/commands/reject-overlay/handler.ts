import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { RejectOverlay } from './command';
import { rejectOverlay } from './decide';

@CommandHandler(RejectOverlay)
export class RejectOverlayHandler implements ICommandHandler<RejectOverlay> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RejectOverlay) {
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => rejectOverlay(command, state));
  }
}
