import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { session } from '../../evolve';
import { EndSession } from './command';
import { endSession } from './decide';

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(private readonly decisions: Decisions) {}

  execute({ sessionId, cause }: EndSession) {
    return this.decisions.on(session, sessionId, cause, endSession);
  }
}
