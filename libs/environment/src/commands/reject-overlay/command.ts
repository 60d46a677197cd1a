import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Turn a proposal down, or withdraw one's own. */
export class RejectOverlay extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly proposalId: string,
    readonly reason: string,
  ) {
    super();
  }
}
