import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Appended, ExpectedRevision, NewEvent } from '@ledgerline/kernel';
import type { EventLogError } from '@ledgerline/kernel';
import { answerOf, givenUp } from './appending';
import type { BatchCall } from './batch-call';
import { checkRevision, checkStreamName, encodeEvents } from './checks';
import type { Connection } from './connection';
import { classify, needsNewClient } from './failures';
import type { Patience } from './options';
import { Deadline } from './time';

/**
 * Appends that are done in the order in which they are asked for, however many are on their way: all go over one call
 * of one connection. Nothing is tried twice, since that would change the order: after the first failure nothing more is
 * sent, and whoever asked looks at what is in the log.
 */
export class OrderedAppends {
  private failure: EventLogError | undefined;

  private constructor(
    private readonly call: BatchCall,
    private readonly client: EventStoreDBClient,
    private readonly connection: Connection,
    private readonly patience: Patience,
  ) {}

  /** Throws `unavailable` when there is no connection in time. */
  static async open(connection: Connection, patience: Patience): Promise<OrderedAppends> {
    const client = connection.current();
    try {
      return new OrderedAppends(await connection.appends(client, patience.request), client, connection, patience);
    } catch (error) {
      if (needsNewClient(error)) connection.replace(client);
      throw errorOf(error, 'the log');
    }
  }

  /** Rejects with `EventLogError`; what was asked for before may have been done all the same. */
  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    checkStreamName(stream);
    checkRevision(expected);
    if (this.failure !== undefined) throw this.failure;
    const append = { stream, events: encodeEvents(events), expected };
    try {
      return await answerOf(this.call, append, this.patience.request, new Deadline(this.patience.total));
    } catch (error) {
      if (needsNewClient(error)) this.connection.replace(this.client);
      this.failure ??= errorOf(error, stream);
      throw this.failure;
    }
  }
}

function errorOf(error: unknown, stream: string): EventLogError {
  const failure = classify(error);
  return failure.kind === 'final' ? failure.error : givenUp(stream, failure.kind === 'unclear', failure.cause);
}
