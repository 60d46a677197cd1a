import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/** A complete observation did not show the difference as drift any more. */
export class CloseFinding extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly findingId: string,
    readonly observationId: string,
    /** Whether what was observed is what the overlay declares now. */
    readonly declared: boolean,
    /** Since when it is gone, and what time it is, both by the ledger's clock: RFC 3339, UTC. */
    readonly gone: { readonly since: string; readonly at: string },
    /** The intent that was observed then; 0 where there was none. */
    readonly intentRevision: number,
  ) {
    super();
  }
}
