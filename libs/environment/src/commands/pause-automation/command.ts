import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Promote nothing here by itself until somebody resumes it. Repeating it changes nothing. */
export class PauseAutomation extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly reason: string,
  ) {
    super();
  }
}
