import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { session } from '../../evolve';
import { OfferSession } from './command';
import { offerSession } from './decide';

@CommandHandler(OfferSession)
export class OfferSessionHandler implements ICommandHandler<OfferSession> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: OfferSession) {
    return this.decisions.on(session, command.offer.sessionId, command.cause, (state) => offerSession(command, state));
  }
}
