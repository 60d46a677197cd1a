import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** A detector's complete observation that found the environment as declared. */
export interface ConvergedObservation {
  readonly detector: string;
  readonly observationId: string;
}

/** Record that the environment is as declared; sent by the drift process. Recorded once for each intent. */
export class RecordConvergence extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly intentRevision: number,
    readonly observations: readonly ConvergedObservation[],
  ) {
    super();
  }
}
