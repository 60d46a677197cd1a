import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/** The proposal that was to capture the finding goes nowhere. */
export class EndCapture extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly findingId: string,
    readonly proposalId: string,
    readonly because: string,
  ) {
    super();
  }
}
