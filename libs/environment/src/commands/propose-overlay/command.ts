import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { OverlayChanges } from '../../overlay/next-overlay';
import type { Refused } from '../../refusals';

/**
 * Want other values for an environment; nothing changes until the owners of the keys approve. The proposer is the actor of
 * the cause.
 */
export class ProposeOverlay extends Command<(Accepted & { readonly proposalId: string }) | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly changes: OverlayChanges,
    readonly reason: string,
    /** The finding that it captures, if it came from one. */
    readonly findingId?: string,
  ) {
    super();
  }
}
