import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** Let a rejected release go on as if it had not been. Repeating it changes nothing. */
export class LiftRejection extends Command<(Accepted & { readonly releaseId: string }) | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    /** Alias, id, id prefix or commit. */
    readonly release: string,
    readonly reason: string,
  ) {
    super();
  }
}
