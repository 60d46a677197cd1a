import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** See which states of its pipeline the release has reached by now. The process sends it; repeating it changes nothing. */
export class EvaluateStanding extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly releaseId: string,
  ) {
    super();
  }
}
