import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { session } from '../../evolve';
import { StartSession } from './command';
import { startSession } from './decide';

@CommandHandler(StartSession)
export class StartSessionHandler implements ICommandHandler<StartSession> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: StartSession) {
    const { sessionId } = command.session;
    return this.decisions.on(session, sessionId, command.cause, (state) => startSession(command, state));
  }
}
