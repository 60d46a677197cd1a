import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/** Keep it from everybody's list until an instant. A later one replaces an earlier one. */
export class SnoozeFinding extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly findingId: string,
    /** RFC 3339, UTC, with milliseconds. */
    readonly until: string,
    readonly reason: string,
  ) {
    super();
  }
}
