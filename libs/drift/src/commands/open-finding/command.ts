import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Difference } from '../../difference';
import type { DriftRefusal } from '../../refusals';

/** A difference was drift twice in a row. Opens its finding, or opens it again; does nothing while it is open. */
export class OpenFinding extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly detector: string,
    readonly difference: Difference,
    /** The observation that confirmed it. */
    readonly observationId: string,
    readonly intentRevision: number,
    /** When the ledger heard of it: RFC 3339, UTC. */
    readonly at: string,
  ) {
    super();
  }
}
