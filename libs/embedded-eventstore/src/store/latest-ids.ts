import { decodeFrame } from '../wire/frames';
import { TOMBSTONED } from './index-entry';
import type { LedgerStore } from './ledger-store';
import type { IdPlace } from './recent-ids';

const PAGE = 512;

/** The ids of the latest `limit` events and where they are, oldest first. */
export function* latestIds(store: LedgerStore, limit: number): Iterable<readonly [id: string, place: IdPlace]> {
  const streamIds = new Map<string, number>();
  let from = Math.max(1, store.head - limit + 1);
  for (;;) {
    const page = store.framesFrom(from, PAGE);
    for (const { sequence, frame } of page) {
      const { id, stream, revision } = decodeFrame(frame);
      const streamId = streamIds.get(stream) ?? store.streamId(stream);
      if (streamId === undefined) continue;
      streamIds.set(stream, streamId);
      yield [id, { streamId, revision: Math.min(Number(revision), TOMBSTONED) }];
      from = sequence + 1;
    }
    if (page.length < PAGE) return;
  }
}
