import type { EventLog, StoredEvent } from '@ledgerline/kernel';

/** The last event of a stream, in about twice as many reads as its length has binary digits; undefined when it has none. */
export async function lastEventOf(log: EventLog, stream: string): Promise<StoredEvent | undefined> {
  let found = await eventAt(log, stream, 0n);
  if (found === undefined) return undefined;
  let beyond = 1n;
  for (
    let event = await eventAt(log, stream, beyond);
    event !== undefined;
    event = await eventAt(log, stream, beyond)
  ) {
    found = event;
    beyond *= 2n;
  }
  while (beyond - found.revision > 1n) {
    const middle = (beyond + found.revision) / 2n;
    const event = await eventAt(log, stream, middle);
    if (event === undefined) beyond = middle;
    else found = event;
  }
  return found;
}

/** The event at this revision; undefined when the stream is not so long. */
export async function eventAt(log: EventLog, stream: string, revision: bigint): Promise<StoredEvent | undefined> {
  for await (const event of log.readStream(stream, { from: revision, limit: 1 })) return event;
  return undefined;
}
