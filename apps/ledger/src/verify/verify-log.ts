import type { LedgerContent } from '@ledgerline/embedded-eventstore';
import { damaged } from '@ledgerline/embedded-eventstore';
import type { EventLog } from '@ledgerline/kernel';
import { LogTally, placeOf } from '../reading/log-tally';

/** Streams that are looked up at a time. */
const LOOKUPS = 32;

/**
 * Reads a log up to its present end and checks the order, the streams, the ids, and that each stream by its name ends
 * where the log says. Throws `damaged` with the first bad place, or `EventLogError`.
 */
export async function verifyLog(log: EventLog, onProgress: (events: number) => void): Promise<LedgerContent> {
  const tally = new LogTally();
  for await (const event of log.readAll()) {
    if (event.data instanceof Uint8Array) throw damaged(placeOf(event), 'its data is not JSON');
    tally.take(event);
    onProgress(tally.events);
  }
  await checkIds(log, tally);
  await checkStreams(log, tally);
  return tally.content();
}

async function checkIds(log: EventLog, tally: LogTally): Promise<void> {
  const isSuspect = tally.ids.suspects();
  if (isSuspect === undefined) return;
  const seen = new Set<string>();
  for await (const event of log.readAll()) {
    if (!isSuspect(event.id)) continue;
    if (seen.has(event.id)) throw damaged(placeOf(event), `its id ${event.id} came before`);
    seen.add(event.id);
  }
}

async function checkStreams(log: EventLog, { streams }: LogTally): Promise<void> {
  const left = streams.entries();
  const lookUp = async (): Promise<void> => {
    for (const [stream, { last, lastId }] of left) {
      const found = await idAt(log, stream, last);
      if (found !== lastId) throw damaged(`${stream}@${String(last)}`, 'reading the stream does not give its event');
    }
  };
  await Promise.all(Array.from({ length: LOOKUPS }, lookUp));
}

async function idAt(log: EventLog, stream: string, revision: bigint): Promise<string | undefined> {
  for await (const { id } of log.readStream(stream, { from: revision, limit: 1 })) return id;
  return undefined;
}
