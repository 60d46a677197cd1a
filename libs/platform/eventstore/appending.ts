import { NO_STREAM } from '@eventstore/db-client';
import type { Appended } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import type { Append } from './append';
import type { Connection } from './connection';
import { classify, isTimeout, messageOf } from './failures';
import type { Patience } from './options';
import { pauseAfter } from './options';
import { readBack } from './read-back';
import { Deadline, pause, within } from './time';

/**
 * Appends at exactly the expected revision, whatever the connection does meanwhile. A lost answer is looked up in the
 * stream; if the events are not there the same append is sent again: with the same ids at the same expected revision a
 * server does it once. It never reads a new revision to append at, which would store the events twice.
 */
export async function appendOnce(append: Append, connection: Connection, patience: Patience): Promise<Appended> {
  const deadline = new Deadline(patience.total);
  let mayBeDone = false;
  for (let failures = 0; ; failures++) {
    try {
      return await request(append, connection, Math.min(patience.request, deadline.left));
    } catch (error) {
      const failure = classify(error);
      if (failure.kind === 'final') throw failure.error;
      mayBeDone ||= failure.kind === 'unclear';
      const limit = Math.min(patience.request, deadline.left);
      const found = mayBeDone && limit > 0 ? await readBack(append, connection, limit) : undefined;
      if (found !== undefined) return found;
      await pause(Math.min(pauseAfter(failures), deadline.left));
      if (deadline.isOver || connection.isClosed) throw givenUp(append.stream, mayBeDone, failure.cause);
    }
  }
}

async function request({ stream, events, expected }: Append, connection: Connection, limit: number): Promise<Appended> {
  const client = connection.current();
  const { credentials } = connection;
  const expectedRevision = expected === 'no-stream' ? NO_STREAM : expected;
  try {
    const deadline = Math.max(1, Math.ceil(limit));
    const sent = client.appendToStream(stream, [...events], { expectedRevision, credentials, deadline });
    const { nextExpectedRevision: revision, position } = await within(deadline, sent);
    return { revision, position: position?.commit ?? 0n };
  } catch (error) {
    if (isTimeout(error)) connection.replace(client);
    throw error;
  }
}

function givenUp(stream: string, mayBeDone: boolean, cause: unknown): EventLogError {
  return mayBeDone
    ? new EventLogError('outcome-unknown', `whether "${stream}" was written cannot be told: ${messageOf(cause)}`, {
        cause,
      })
    : new EventLogError('unavailable', `nothing was written to "${stream}": ${messageOf(cause)}`, { cause });
}
