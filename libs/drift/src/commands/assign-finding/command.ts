import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Assignee } from '../../assignee';
import type { DriftRefusal } from '../../refusals';

/** Say whose the finding is from now on. */
export class AssignFinding extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly findingId: string,
    /** Nobody's any more where it is undefined. */
    readonly assignee: Assignee | undefined,
  ) {
    super();
  }
}
