import type { Accepted } from '@ledgerline/kernel';
import { Decisions, refuse, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { apiKey } from '../../evolve';
import { RotateApiKey } from './command';
import { rotateApiKey } from './decide';

@CommandHandler(RotateApiKey)
export class RotateApiKeyHandler implements ICommandHandler<RotateApiKey> {
  constructor(private readonly decisions: Decisions) {}

  async execute(command: RotateApiKey) {
    const { keyId, cause } = command;
    const outcome = await this.decisions.on(apiKey, keyId, cause, (key) => rotateApiKey(command, key));
    return outcome instanceof Refusal ? outcome : this.confirmed(command, outcome);
  }

  /** A repeat of the command finds the first one's outcome, and with it another secret than the caller holds. */
  private async confirmed({ keyId, secretDigest }: RotateApiKey, outcome: Accepted) {
    const { state } = await this.decisions.load(apiKey, keyId);
    const isThisOne = state.status === 'active' && state.issued.secretDigest === secretDigest;
    return isThisOne ? outcome : refuse('api-key-already-rotated', { keyId });
  }
}
