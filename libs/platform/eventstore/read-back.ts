import type { ResolvedEvent } from '@eventstore/db-client';
import { FORWARDS, START } from '@eventstore/db-client';
import type { Appended } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import type { Append } from './append';
import type { Connection } from './connection';
import { needsNewClient } from './failures';
import { within } from './time';

/**
 * Looks for an append whose answer was lost. Its place when its events are there; undefined when they are not, or when
 * that cannot be seen now. Throws `wrong-expected-revision` when other events stand in their place.
 */
export async function readBack(append: Append, connection: Connection, limit: number): Promise<Appended | undefined> {
  const client = connection.current();
  const first = append.expected === 'no-stream' ? 0n : append.expected + 1n;
  try {
    const read = client.readStream(append.stream, {
      direction: FORWARDS,
      fromRevision: first === 0n ? START : first,
      maxCount: append.events.length,
    });
    try {
      return judge(append, first, await within(limit, collect(read)));
    } finally {
      void read.cancel();
    }
  } catch (error) {
    if (error instanceof EventLogError) throw error;
    if (needsNewClient(error)) connection.replace(client);
    return undefined;
  }
}

/** Fewer events than were sent say nothing: appends are whole, but a read ends early when its client is given up. */
function judge(append: Append, first: bigint, found: readonly ResolvedEvent[]): Appended | undefined {
  const [head] = found;
  if (head?.event?.revision !== first) return undefined;
  if (found.some(({ event }, index) => event?.id !== append.events[index]?.id)) {
    throw new EventLogError(
      'wrong-expected-revision',
      `"${append.stream}" has moved on: other events are at that revision`,
    );
  }
  const last = found[append.events.length - 1]?.event;
  return last === undefined ? undefined : { revision: last.revision, position: last.position?.commit ?? 0n };
}

async function collect(read: AsyncIterable<ResolvedEvent>): Promise<readonly ResolvedEvent[]> {
  const found: ResolvedEvent[] = [];
  for await (const event of read) found.push(event);
  return found;
}
