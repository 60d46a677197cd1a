import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/**
 * Propose what was observed: as the environment's overlay where the variance rules allow it, which others review there,
 * or else for the next release.
 */
export class CaptureFinding extends Command<
  | (Accepted & { readonly proposalId: string; readonly into: 'overlay' | 'release' })
  | Refusal<DriftRefusal | 'revision-moved'>
> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly findingId: string,
    readonly reason: string,
  ) {
    super();
  }
}
