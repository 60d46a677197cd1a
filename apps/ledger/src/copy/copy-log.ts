import type { StoredEvent } from '@ledgerline/kernel';
import type { RawEvent } from '@ledgerline/platform/eventstore';
import { placeOf } from '../reading/log-tally';
import { CopyFault } from './copy-fault';
import { copyable, Gapless } from './copyable';
import { differenceOf } from './marked';
import { PositionMap } from './position-map';
import type { InOrder } from './sender';
import { Sender } from './sender';

export interface RawLog {
  readRaw(after?: bigint): AsyncIterable<RawEvent>;
}

export interface CopySource extends RawLog {
  head(): Promise<bigint | undefined>;
}

export interface CopyTarget extends RawLog {
  openAppends(): Promise<InOrder>;
}

export interface CopyOptions {
  /** Appends on their way at a time. */
  readonly inFlight: number;
  readonly onProgress: (events: number, what: 'comparing' | 'copying') => void;
}

export interface Copied {
  /** Events that the target had already, and that were sent now. */
  readonly found: number;
  readonly sent: number;
  /** Position in the source of the last event that is copied; undefined when there was none. */
  readonly upTo: bigint | undefined;
}

/** The second takes what came during the first; a source that is written to faster than it is copied has no end. */
const PASSES = 2;

/**
 * Copies what the target does not have, in the order of the source, up to where the source ends at the start of each of
 * two passes. What the target has must be the beginning of the source: it is compared first, event by event, so that a
 * copy that was interrupted anywhere goes on where it was. Throws `CopyFault` and `EventLogError`.
 */
export async function copyLog(source: CopySource, target: CopyTarget, options: CopyOptions): Promise<Copied> {
  const map = new PositionMap();
  const gapless = new Gapless();
  const sender = new Sender(() => target.openAppends(), map, options.inFlight);
  const there = eventsOf(target)[Symbol.asyncIterator]();
  const walk = { found: 0, isBeyond: false };
  let upTo: bigint | undefined;
  const take = async (event: StoredEvent): Promise<void> => {
    const copy = walk.isBeyond ? undefined : await nextOf(there);
    if (copy === undefined) {
      walk.isBeyond = true;
      await sender.send(event);
      options.onProgress(sender.sent, 'copying');
    } else {
      compare(event, copy, map);
      map.add(event.position, copy.position);
      options.onProgress((walk.found += 1), 'comparing');
    }
  };
  try {
    for (let pass = 0; pass < PASSES; pass++) {
      const head = await source.head();
      if (head === undefined) break;
      for await (const event of eventsOf(source, { after: upTo, upTo: head })) {
        gapless.take(event);
        await take(event);
        upTo = event.position;
      }
      await sender.settle();
    }
    const surplus = walk.isBeyond ? undefined : await nextOf(there);
    if (surplus !== undefined)
      throw new CopyFault('target-differs', `the target has more than the source: ${placeOf(surplus)}`);
    return { found: walk.found, sent: sender.sent, upTo };
  } finally {
    await sender.drain();
    await there.return();
  }
}

/** How many events stand in a log after a position, up to where it ends now. */
export async function countAfter(log: CopySource, after: bigint | undefined): Promise<number> {
  const head = await log.head();
  if (head === undefined) return 0;
  const events = eventsOf(log, { after, upTo: head });
  let count = 0;
  while ((await nextOf(events)) !== undefined) count += 1;
  return count;
}

/** What of a log is copied, up to `upTo` where it is given. Throws `CopyFault` where it cannot be. */
export async function* eventsOf(
  log: RawLog,
  { after, upTo }: { readonly after?: bigint | undefined; readonly upTo?: bigint } = {},
): AsyncGenerator<StoredEvent, void, undefined> {
  for await (const raw of log.readRaw(after)) {
    const { position } = raw.kind === 'event' ? raw.event : raw;
    if (upTo !== undefined && position > upTo) return;
    const event = copyable(raw);
    if (event !== undefined) yield event;
  }
}

export function compare(event: StoredEvent, copy: StoredEvent, map: PositionMap): void {
  const difference = differenceOf(event, copy, map);
  if (difference === undefined) return;
  throw new CopyFault(
    'target-differs',
    `source ${placeOf(event)}, target position ${String(copy.position)}: ${difference}`,
  );
}

export async function nextOf<Item>(items: AsyncIterator<Item, void, undefined>): Promise<Item | undefined> {
  const next = await items.next();
  return next.done === true ? undefined : next.value;
}
