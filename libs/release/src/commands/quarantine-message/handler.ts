import { Decisions, deriveId, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { setAside } from '../../evolve';
import { StoreBlob } from '../store-blob/command';
import { QuarantineMessage } from './command';
import { mayBeKept, quarantine } from './decide';

@CommandHandler(QuarantineMessage)
export class QuarantineMessageHandler implements ICommandHandler<QuarantineMessage> {
  constructor(
    private readonly decisions: Decisions,
    private readonly commands: CommandBus,
  ) {}

  async execute({ cause, message, payload }: QuarantineMessage) {
    const kept = payload !== undefined && mayBeKept(payload);
    if (kept) {
      const storing = { ...cause, commandId: deriveId(cause.commandId, 'payload') };
      const stored = await this.commands.execute(new StoreBlob(storing, payload, 'application/json'));
      if (stored instanceof Refusal) return stored;
    }
    const id = `${message.project}:${message.messageId}`;
    return this.decisions.on(setAside, id, cause, (state) => quarantine(message, kept, state));
  }
}
