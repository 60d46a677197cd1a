import type { Accepted } from '@ledgerline/kernel';
import { Decisions, refuse, Refusal } from '@ledgerline/kernel';
import { environmentRoles, roles } from '@ledgerline/platform/http';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { apiKey } from '../../evolve';
import { IssueApiKey } from './command';
import { issueApiKey } from './decide';

const roleBook = { known: roles, environmentBound: environmentRoles };

@CommandHandler(IssueApiKey)
export class IssueApiKeyHandler implements ICommandHandler<IssueApiKey> {
  constructor(private readonly decisions: Decisions) {}

  async execute(command: IssueApiKey) {
    const { keyId, cause } = command;
    const outcome = await this.decisions.on(apiKey, keyId, cause, (state) => issueApiKey(command, state, roleBook));
    return outcome instanceof Refusal ? outcome : this.confirmed(command, outcome);
  }

  /** A repeat of the command finds the first one's outcome, and with it another secret than the caller holds. */
  private async confirmed({ keyId, secretDigest }: IssueApiKey, outcome: Accepted) {
    const { state } = await this.decisions.load(apiKey, keyId);
    const isThisOne = state.status === 'active' && state.issued.secretDigest === secretDigest;
    return isThisOne ? outcome : refuse('api-key-already-issued', { keyId });
  }
}
