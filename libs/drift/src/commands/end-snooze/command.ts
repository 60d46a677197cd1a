import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/** The instant has come until which nobody wanted to be reminded. */
export class EndSnooze extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly findingId: string,
    readonly snoozeId: string,
  ) {
    super();
  }
}
