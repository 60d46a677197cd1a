import { randomUUID } from 'node:crypto';
import { invalidArgument, streamDeleted } from '../failures';
import type { IndexEntry } from '../store/index-entry';
import { TOMBSTONED } from '../store/index-entry';
import { positionOf } from '../store/positions';
import type { From } from '../wire/read-request';
import { caughtUp, confirmation } from '../wire/read-responses';
import { resolveLink } from './links';
import type { Outlet } from './outlet';
import type { ReadContext } from './read-context';
import { PAGE } from './read-context';

export interface StreamSubscription {
  readonly stream: string;
  readonly from: From<bigint>;
  readonly resolveLinks: boolean;
}

/** One stream after a revision and then whatever comes, until the reader goes away or a tombstone ends the stream. */
export async function subscribeToStream(
  asked: StreamSubscription,
  outlet: Outlet,
  context: ReadContext,
): Promise<void> {
  const { stream } = asked;
  if (stream === '') throw invalidArgument('a stream needs a name');
  if (context.streams.isTombstoned(stream)) throw streamDeleted(stream);
  const stop = context.commits.listen(outlet.notify);
  try {
    outlet.push(confirmation(randomUUID()));
    let seen = lastSeenRevision(asked, context);
    for (let isLive = false; outlet.isOpen;) {
      const page = isLive ? comingPage(stream, seen, context) : pastPage(stream, seen, context);
      for (const { revision, sequence } of page.wanted) {
        if (!(await deliver(sequence, asked, outlet, context))) return;
        if (revision === TOMBSTONED) throw streamDeleted(stream);
      }
      seen = page.seen;
      if (page.isMore) continue;
      if (!isLive) {
        isLive = true;
        // From here on the past is over, what of it could not be read included.
        seen = Math.max(seen, context.streams.lastRevision(stream));
        outlet.push(caughtUp());
      }
      await outlet.news();
    }
  } finally {
    stop();
  }
}

interface Page {
  readonly wanted: readonly IndexEntry[];
  readonly seen: number;
  readonly isMore: boolean;
}

/** What is there already comes as a read shows it: without what was truncated or has become too old. */
function pastPage(stream: string, seen: number, { store, streams }: ReadContext): Page {
  if (streams.isTombstoned(stream)) throw streamDeleted(stream);
  const readable = streams.open(stream);
  if (readable === undefined || seen >= readable.last) return { wanted: [], seen, isMore: false };
  const page = store.entriesFrom(readable.streamId, Math.max(seen + 1, readable.first), PAGE);
  return pageOf(page, seen, page.filter(readable.isReadable));
}

/** What comes is delivered as it comes, whatever the metadata says: also what no read would show any more. */
function comingPage(stream: string, seen: number, { store, streams }: ReadContext): Page {
  const { streamId, last } = streams.head(stream);
  const page = seen < last ? store.entriesFrom(streamId, seen + 1, PAGE) : [];
  return pageOf(page, seen, page);
}

function pageOf(page: readonly IndexEntry[], seen: number, wanted: readonly IndexEntry[]): Page {
  return { wanted, seen: page.at(-1)?.revision ?? seen, isMore: page.length > 0 };
}

async function deliver(
  sequence: number,
  { resolveLinks }: StreamSubscription,
  outlet: Outlet,
  { store, streams }: ReadContext,
): Promise<boolean> {
  const frame = store.frame(sequence);
  if (frame === undefined) return true;
  return outlet.push(resolveLinks ? resolveLink(frame, positionOf(sequence), streams) : frame) || outlet.drained();
}

function lastSeenRevision({ stream, from }: StreamSubscription, { streams }: ReadContext): number {
  if (from === 'start') return -1;
  if (from === 'end') return streams.lastRevision(stream);
  return from < TOMBSTONED ? Number(from) : TOMBSTONED - 1;
}
