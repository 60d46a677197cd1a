import type { Appended } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import type { Append } from './append';
import type { BatchCall } from './batch-call';
import type { Connection } from './connection';
import { classify, needsNewClient, messageOf } from './failures';
import type { Patience } from './options';
import { pauseAfter } from './options';
import { readBack } from './read-back';
import { Deadline, pause, TimedOut, within } from './time';

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
      return await request(append, connection, Math.min(patience.request, deadline.left), deadline);
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

async function request(append: Append, connection: Connection, limit: number, deadline: Deadline): Promise<Appended> {
  const client = connection.current();
  try {
    const call = await connection.appends(client, limit);
    return await answerOf(call, append, limit, deadline);
  } catch (error) {
    if (needsNewClient(error)) connection.replace(client);
    throw error;
  }
}

/** Throws `TimedOut` when the server is silent for so long, and {@link Unanswered} when it only leaves this append out. */
export async function answerOf(call: BatchCall, append: Append, limit: number, deadline: Deadline): Promise<Appended> {
  const answer = call.append(append);
  for (let left = limit; ; left = Math.min(limit - call.silentFor, deadline.left)) {
    try {
      return await within(left, answer);
    } catch (error) {
      if (!(error instanceof TimedOut) || call.silentFor >= limit) throw error;
      if (deadline.isOver) throw new Unanswered(`no answer in time, though others have theirs`);
    }
  }
}

class Unanswered extends Error {}

export function givenUp(stream: string, mayBeDone: boolean, cause: unknown): EventLogError {
  return mayBeDone
    ? new EventLogError('outcome-unknown', `whether "${stream}" was written cannot be told: ${messageOf(cause)}`, {
        cause,
      })
    : new EventLogError('unavailable', `nothing was written to "${stream}": ${messageOf(cause)}`, { cause });
}
