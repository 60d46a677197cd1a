import { status } from '@grpc/grpc-js';
import { invalidArgument, RpcFailure } from '../failures';
import type { LedgerStore, StoredFrame } from '../store/ledger-store';
import { positionOf, sequenceAt } from '../store/positions';
import type { From, LogPosition } from '../wire/read-request';
import type { EventFilter } from './event-filter';
import { resolveLink } from './links';
import type { Outlet } from './outlet';
import type { ReadContext } from './read-context';
import { PAGE } from './read-context';

export interface AllRead {
  readonly from: From<LogPosition>;
  readonly count: number;
  readonly backwards: boolean;
  readonly resolveLinks: boolean;
  readonly filter: EventFilter;
}

/** Beyond every position there is: what the protocol means by the end of the log. */
const END_POSITION = 2n ** 63n - 1n;

/** Gives the events of the whole log up to its present end, or down to its beginning. */
export async function readAll(read: AllRead, outlet: Outlet, context: ReadContext): Promise<void> {
  if (read.count === 0) throw invalidArgument('a read of the whole log must ask for at least one event');
  let left = read.count;
  for (const page of pages(read, context.store)) {
    for (const { sequence, frame } of page) {
      if (!read.filter(frame)) continue;
      const isAhead = outlet.push(
        read.resolveLinks ? resolveLink(frame, positionOf(sequence), context.streams) : frame,
      );
      left -= 1;
      if (left === 0 || (!isAhead && !(await outlet.drained()))) return;
    }
    if (!outlet.isOpen) return;
  }
}

function* pages(read: AllRead, store: LedgerStore): Iterable<readonly StoredFrame[]> {
  const end = store.head;
  let next = firstSequence(read, end);
  while (read.backwards ? next > 0 : next <= end) {
    const page = read.backwards
      ? store.framesDownFrom(next, PAGE)
      : store.framesFrom(next, Math.min(PAGE, end - next + 1));
    const last = page.at(-1)?.sequence;
    if (last === undefined) return;
    yield page;
    next = read.backwards ? last - 1 : last + 1;
  }
}

/** Forwards a position is inclusive, backwards it is not. */
function firstSequence({ from, backwards }: AllRead, end: number): number {
  if (from === 'start') return backwards ? 0 : 1;
  if (from === 'end' || from.commit >= END_POSITION) return backwards ? end : end + 1;
  refusePrepareAhead(from);
  if (from.commit > BigInt(positionOf(end))) {
    if (backwards) throw invalidPosition();
    return end + 1;
  }
  const sequence = sequenceAt(from.commit);
  if (sequence === undefined) throw invalidPosition();
  return backwards ? sequence - 1 : sequence;
}

function invalidPosition(): RpcFailure {
  return new RpcFailure(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');
}

/** The real server cannot even represent such a position, and says no more than that. */
export function refusePrepareAhead(from: From<LogPosition>): void {
  if (typeof from === 'object' && from.prepare > from.commit) {
    throw new RpcFailure(status.UNKNOWN, 'Exception was thrown by handler.');
  }
}

/** The last sequence number that a subscription after `from` does not deliver. */
export function lastSeenSequence(from: From<LogPosition>, store: LedgerStore): number {
  if (from === 'start') return 0;
  if (from === 'end' || from.commit >= END_POSITION) return store.head;
  const last = BigInt(positionOf(store.head));
  if (from.commit > last) return Number(from.commit) / positionOf(1);
  const sequence = sequenceAt(from.commit);
  if (sequence === undefined) throw invalidArgument('no event is at this position');
  // An event's own prepare position is its commit position: with a lower one this is a place before the event.
  return from.prepare < from.commit && sequence > 0 ? sequence - 1 : sequence;
}
