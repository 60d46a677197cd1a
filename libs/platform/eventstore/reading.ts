import type { EventStoreDBClient, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { EventLogError } from '@ledgerline/kernel';
import type { Connection } from './connection';
import { classify, isInvalidPosition, isStreamNotFound, needsNewClient, messageOf } from './failures';
import { Inflow } from './inflow';
import type { Patience } from './options';
import { pauseAfter } from './options';
import { Deadline, pause, TimedOut } from './time';

type Read = StreamingRead<ResolvedEvent>;

/**
 * A read that survives its connection. `open` is asked for it at first, and again after a failure, each time for what
 * is still missing; an answer that does not come in time counts as a failure.
 */
export async function* resumableRead(
  open: (client: EventStoreDBClient) => Read,
  connection: Connection,
  patience: Patience,
): AsyncGenerator<ResolvedEvent, void, undefined> {
  let deadline = new Deadline(patience.total);
  for (let failures = 0; ; failures++) {
    const client = connection.current();
    try {
      for await (const event of attempt(open(client), patience.request)) {
        yield event;
        failures = 0;
        deadline = new Deadline(patience.total);
      }
      // Giving a client up ends its reads without an error, wherever they are.
      if (connection.isCurrent(client)) return;
    } catch (error) {
      if (isStreamNotFound(error)) return;
      if (needsNewClient(error)) connection.replace(client);
      if (isInvalidPosition(error)) throw invalidPosition(error);
      const failure = classify(error);
      if (failure.kind === 'final') throw failure.error;
      await pause(Math.min(pauseAfter(failures), deadline.left));
      if (deadline.isOver) throw new EventLogError('unavailable', messageOf(error), { cause: error });
    }
  }
}

async function* attempt(read: Read, limit: number): AsyncGenerator<ResolvedEvent, void, undefined> {
  const inflow = new Inflow<ResolvedEvent>(read);
  try {
    for (let patient = true; ;) {
      const event = inflow.take();
      if (event !== undefined) {
        patient = true;
        yield event;
      } else if (inflow.isOver) {
        if (inflow.failure !== undefined) throw inflow.failure;
        return;
      } else if (patient) {
        const waited = performance.now();
        await inflow.changed(limit);
        patient = performance.now() - waited < limit;
      } else throw new TimedOut(limit);
    }
  } finally {
    // Leaving early does not end the call by itself.
    void read.cancel();
  }
}

function invalidPosition(cause: unknown): EventLogError {
  return new EventLogError('invalid-argument', 'no event is at the position to read from', { cause });
}
