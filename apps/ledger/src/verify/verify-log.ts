import type { LedgerContent } from '@ledgerline/embedded-eventstore';
import { damaged } from '@ledgerline/embedded-eventstore';
import type { EventLog } from '@ledgerline/kernel';
import type { RawEvent } from '@ledgerline/platform/eventstore';
import { asRecorded } from '@ledgerline/platform/eventstore';
import { LogTally, placeOf } from '../reading/log-tally';

/** Streams that are looked up at a time. */
const LOOKUPS = 32;

export interface VerifiableLog extends Pick<EventLog, 'readStream'> {
  readRaw(after?: bigint): AsyncIterable<RawEvent>;
}

export interface Verified {
  readonly content: LedgerContent;
  /** Streams whose beginning is gone because their metadata say so. */
  readonly truncated: readonly string[];
}

/**
 * Reads a log up to its present end and checks the order, the streams, the ids, and that each stream by its name ends
 * where the log says. Throws `damaged` with the first bad place, or `EventLogError`.
 */
export async function verifyLog(log: VerifiableLog, onProgress: (events: number) => void): Promise<Verified> {
  const tally = new LogTally();
  const shortened = new Set<string>();
  for await (const raw of log.readRaw()) {
    if (raw.kind === 'system') {
      shortened.add(raw.stream.replace(/^\$\$/, ''));
      continue;
    }
    const event = asRecorded(raw.event);
    if (event.data instanceof Uint8Array) throw damaged(placeOf(event), 'its data is not JSON');
    tally.take(event);
    onProgress(tally.events);
  }
  for (const [stream, place] of tally.begunLater) {
    if (!shortened.has(stream))
      throw damaged(place, 'what belongs before it is gone, and the stream was not truncated');
  }
  await checkIds(log, tally);
  await checkStreams(log, tally, shortened);
  return { content: tally.content(), truncated: [...tally.begunLater.keys()] };
}

async function checkIds(log: VerifiableLog, tally: LogTally): Promise<void> {
  const isSuspect = tally.ids.suspects();
  if (isSuspect === undefined) return;
  const seen = new Set<string>();
  for await (const raw of log.readRaw()) {
    if (raw.kind === 'system' || !isSuspect(raw.event.id)) continue;
    if (seen.has(raw.event.id)) throw damaged(placeOf(raw.event), `its id ${raw.event.id} came before`);
    seen.add(raw.event.id);
  }
}

async function checkStreams(log: VerifiableLog, { streams }: LogTally, shortened: ReadonlySet<string>): Promise<void> {
  const left = streams.entries();
  const lookUp = async (): Promise<void> => {
    for (const [stream, { last, lastId }] of left) {
      const found = await idAt(log, stream, last);
      if (found === lastId || (found === undefined && shortened.has(stream))) continue;
      throw damaged(`${stream}@${String(last)}`, 'reading the stream does not give its event');
    }
  };
  await Promise.all(Array.from({ length: LOOKUPS }, lookUp));
}

async function idAt(log: VerifiableLog, stream: string, revision: bigint): Promise<string | undefined> {
  for await (const { id } of log.readStream(stream, { from: revision, limit: 1 })) return id;
  return undefined;
}
