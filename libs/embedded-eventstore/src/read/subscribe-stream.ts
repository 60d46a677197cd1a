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
      const page = nextPage(stream, seen, context);
      for (const { revision, sequence } of page) {
        if (!(await deliver(sequence, asked, outlet, context))) return;
        if (revision === TOMBSTONED) throw streamDeleted(stream);
        seen = revision;
      }
      if (page.length > 0) continue;
      if (!isLive) outlet.push(caughtUp());
      isLive = true;
      await outlet.news();
    }
  } finally {
    stop();
  }
}

function nextPage(stream: string, seen: number, { store, streams }: ReadContext): readonly IndexEntry[] {
  const readable = streams.open(stream);
  if (readable === undefined || seen >= readable.last) return [];
  // A tombstone is delivered whatever the metadata says.
  const first = readable.last === TOMBSTONED ? seen + 1 : Math.max(seen + 1, readable.first);
  return store.entriesFrom(readable.streamId, first, PAGE).filter(readable.isReadable);
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
