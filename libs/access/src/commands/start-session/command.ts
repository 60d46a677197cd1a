import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { SessionStarted } from '../../events';
import type { AccessRefusal } from '../../refusals';

/** Sign a browser in: with a key, or with a link, whose secret is then proven by `linkDigest`. */
export class StartSession extends Command<Accepted | Refusal<AccessRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly session: Omit<SessionStarted['data'], 'by'>,
    readonly linkDigest: string | undefined,
    readonly now: string,
  ) {
    super();
  }
}
