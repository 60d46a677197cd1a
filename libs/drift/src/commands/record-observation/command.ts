import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/** What a detector saw, as it came in. */
export interface Report {
  readonly detector: string;
  readonly completeness: 'complete' | 'partial' | 'error';
  /** Why it is not complete. */
  readonly problem?: string;
  /** RFC 3339, UTC, with milliseconds. */
  readonly observedAt: string;
  /** How often the detector looks, in milliseconds, where its agent says so. */
  readonly intervalMs?: number;
  /** Does not count when there was an error. */
  readonly document: unknown;
}

/** How an observation was taken: where the detector's stream stands, and what was found. */
export type ObservationTaken = Accepted & {
  readonly observationId: string;
  readonly differences: number;
  /** Whether something critical was seen for the first time, so that the detector should look again at once. */
  readonly confirm: boolean;
};

/** Record what a detector saw, with what it means against the intent of this moment. */
export class RecordObservation extends Command<ObservationTaken | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    /** The one environment that the agent's key speaks for; undefined for all. */
    readonly boundTo: string | undefined,
    readonly report: Report,
  ) {
    super();
  }
}
