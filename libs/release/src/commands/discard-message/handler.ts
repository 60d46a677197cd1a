import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { setAside } from '../../evolve';
import { DiscardMessage } from './command';
import { discard } from './decide';

@CommandHandler(DiscardMessage)
export class DiscardMessageHandler implements ICommandHandler<DiscardMessage> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: DiscardMessage) {
    const id = `${command.project}:${command.messageId}`;
    return this.decisions.on(setAside, id, command.cause, (state) => discard(command, state));
  }
}
