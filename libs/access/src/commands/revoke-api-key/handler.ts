import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { apiKey } from '../../evolve';
import { RevokeApiKey } from './command';
import { revokeApiKey } from './decide';

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RevokeApiKey) {
    return this.decisions.on(apiKey, command.keyId, command.cause, (key) => revokeApiKey(command, key));
  }
}
