import { status } from '@grpc/grpc-js';
import { invalidArgument, RpcFailure, streamDeleted } from '../failures';
import type { IndexEntry } from '../store/index-entry';
import { TOMBSTONED } from '../store/index-entry';
import { positionOf } from '../store/positions';
import type { From } from '../wire/read-request';
import { streamNotFound } from '../wire/read-responses';
import { resolveLink } from './links';
import type { Outlet } from './outlet';
import type { ReadContext } from './read-context';
import { PAGE } from './read-context';
import type { ReadableStream } from './stream-reader';

export interface StreamRead {
  readonly stream: string;
  readonly from: From<bigint>;
  readonly count: number;
  readonly backwards: boolean;
  readonly resolveLinks: boolean;
}

/** Gives the events of one stream as far as they can be read at present. */
export async function readStream(read: StreamRead, outlet: Outlet, context: ReadContext): Promise<void> {
  const { stream, count, backwards } = read;
  if (stream === '') throw invalidArgument('a stream needs a name');
  // The real server fails to handle these two, and says no more than that.
  if (count === 0 || (read.from === 'end' && !backwards)) {
    throw new RpcFailure(status.UNKNOWN, 'Exception was thrown by handler.');
  }
  if (context.streams.isTombstoned(stream)) throw streamDeleted(stream);
  const readable = context.streams.open(stream);
  if (readable === undefined) {
    outlet.push(streamNotFound(stream));
    return;
  }
  let left = count;
  for (const page of pages(read, readable, context)) {
    for (const { sequence } of page.filter(readable.isReadable)) {
      const frame = context.store.frame(sequence);
      if (frame === undefined) continue;
      const isAhead = outlet.push(
        read.resolveLinks ? resolveLink(frame, positionOf(sequence), context.streams) : frame,
      );
      left -= 1;
      if (left === 0 || (!isAhead && !(await outlet.drained()))) return;
    }
  }
}

function* pages(read: StreamRead, readable: ReadableStream, { store }: ReadContext): Iterable<IndexEntry[]> {
  const { streamId, first, last } = readable;
  if (read.backwards) {
    for (let from = Math.min(revisionOf(read.from), last); from >= first;) {
      const page = store.entriesDownFrom(streamId, from, Math.min(PAGE, from - first + 1));
      yield page;
      from = (page.at(-1)?.revision ?? 0) - 1;
    }
  } else {
    for (let from = Math.max(revisionOf(read.from), first); from <= last;) {
      const page = store.entriesFrom(streamId, from, Math.min(PAGE, last - from + 1));
      yield page;
      from = (page.at(-1)?.revision ?? last) + 1;
    }
  }
}

function revisionOf(from: From<bigint>): number {
  if (from === 'start') return 0;
  return from === 'end' || from > TOMBSTONED ? TOMBSTONED : Number(from);
}
