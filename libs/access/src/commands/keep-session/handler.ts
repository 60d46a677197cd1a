import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { session } from '../../evolve';
import { KeepSession } from './command';
import { keepSession } from './decide';

@CommandHandler(KeepSession)
export class KeepSessionHandler implements ICommandHandler<KeepSession> {
  constructor(private readonly decisions: Decisions) {}

  execute({ cause, sessionId, idleAt }: KeepSession) {
    return this.decisions.on(session, sessionId, cause, (state) => keepSession(idleAt, state));
  }
}
