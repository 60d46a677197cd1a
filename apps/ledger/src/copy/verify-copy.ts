import type { LedgerContent } from '@ledgerline/embedded-eventstore';
import { asRecorded } from '@ledgerline/platform/eventstore';
import { LogTally, placeOf } from '../reading/log-tally';
import { CopyFault } from './copy-fault';
import type { RawLog } from './copy-log';
import { compare, eventsOf, nextOf } from './copy-log';
import { PositionMap } from './position-map';

/**
 * Reads both ledgers, the source up to a position and the target wholly, and compares event by event in their order,
 * then stream by stream: last revision and digest over ids, types, data, metadata and instants. Throws `target-differs`
 * with the first difference. What both hold, with the positions of the target.
 */
export async function verifyCopy(
  source: RawLog,
  target: RawLog,
  upTo: bigint | undefined,
  onProgress: (events: number) => void,
): Promise<LedgerContent> {
  const map = new PositionMap();
  const [ours, theirs] = [new LogTally(), new LogTally()];
  const there = eventsOf(target)[Symbol.asyncIterator]();
  try {
    for await (const event of upTo === undefined ? [] : eventsOf(source, { upTo })) {
      const copy = await nextOf(there);
      if (copy === undefined)
        throw new CopyFault('target-differs', `source ${placeOf(event)}: the target ends before it`);
      compare(event, copy, map);
      map.add(event.position, copy.position);
      ours.take(asRecorded(event));
      theirs.take(asRecorded(copy));
      onProgress(ours.events);
    }
    const surplus = await nextOf(there);
    if (surplus !== undefined)
      throw new CopyFault('target-moves', `the target has more than was copied: ${placeOf(surplus)}`);
  } finally {
    await there.return();
  }
  compareStreams(ours, theirs);
  return theirs.content();
}

function compareStreams(ours: LogTally, theirs: LogTally): void {
  for (const [stream, { last, digest }] of ours.streams) {
    const other = theirs.streams.get(stream);
    if (other?.last === last && other.digest.equals(digest)) continue;
    throw new CopyFault('target-differs', `stream "${stream}": the target has another content`);
  }
}
