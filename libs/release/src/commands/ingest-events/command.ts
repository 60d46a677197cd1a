import type { Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** A CloudEvent, decoded; `source` and `id` together name the delivery. */
export interface IncomingEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly data: unknown;
  /** JSON pointer to `data` in what was sent. */
  readonly dataAt: string;
}

export interface IngestResult {
  /** Id of the CloudEvent. */
  readonly id: string;
  /**
   * `recorded` for the first time; `repeated`: it was here before; `irrelevant`: nothing for the ledger in it;
   * `conflict`: its id was here before with other content.
   */
  readonly outcome: 'recorded' | 'repeated' | 'irrelevant' | 'conflict';
  readonly because?: string;
  /** Of an artifact: irrelevant only until a build of it is recorded. */
  readonly awaits?: string;
  readonly buildId?: string;
  readonly position?: bigint;
}

/**
 * Take in CDEvents. One that cannot be read turns all of them down before anything is written; after that every event
 * has a result of its own. The same source and id again changes nothing.
 */
export class IngestEvents extends Command<{ readonly results: readonly IngestResult[] } | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly events: readonly IncomingEvent[],
  ) {
    super();
  }
}
