import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Put a proposal into force; where a release is declared, the next intent follows in the same append. */
export class ApproveOverlay extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly proposalId: string,
  ) {
    super();
  }
}
