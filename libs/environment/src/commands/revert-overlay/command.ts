import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Want the values of an earlier version back, for exactly the keys that differ now; reviewed like any other proposal. */
export class RevertOverlay extends Command<(Accepted & { readonly proposalId: string }) | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    /** 0 is the empty overlay that every environment starts with. */
    readonly version: number,
    readonly reason: string,
  ) {
    super();
  }
}
