import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Record that an artifact of a recorded build can be pulled by others. Repeating it changes nothing. */
export class PublishArtifact extends Command<(Accepted & { readonly buildId: string }) | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly component: string,
    /** `repository@sha256:…`. */
    readonly reference: string,
    readonly publisher: string,
  ) {
    super();
  }
}
