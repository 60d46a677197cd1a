import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/** Hold what was heard of an environment's detectors against the time: whoever has been silent for too long is a finding. */
export class NoticeSilence extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    /** Those that have spoken before; one that never did cannot fall silent. */
    readonly detectors: readonly string[],
    /** What time it is by the ledger's clock: RFC 3339, UTC. */
    readonly at: string,
  ) {
    super();
  }
}
