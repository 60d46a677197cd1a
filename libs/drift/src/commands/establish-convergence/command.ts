import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** Record that the environment is as declared, if every detector that the project expects has found it so. */
export class EstablishConvergence extends Command<Accepted | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
  ) {
    super();
  }
}
