import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** Decide that a release goes nowhere, or not to these environments. Repeating it changes nothing. */
export class RejectRelease extends Command<(Accepted & { readonly releaseId: string }) | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    /** Alias, id, id prefix or commit. */
    readonly release: string,
    readonly reason: string,
    /** Nowhere when absent. */
    readonly environments?: readonly string[],
  ) {
    super();
  }
}
