import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Promote here by itself again what is ready. Repeating it changes nothing. */
export class ResumeAutomation extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly reason: string,
  ) {
    super();
  }
}
