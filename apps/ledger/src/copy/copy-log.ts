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
  /** Position in the source up to which everything is copied; undefined for an empty source. */
  readonly upTo: bigint | undefined;
}

/**
 * Copies what the target does not have, in the order of the source, until a look at the source finds nothing new. What
 * the target has must be the beginning of the source: it is compared first, event by event, so that a copy that was
 * interrupted anywhere goes on where it was. Throws `CopyFault` and `EventLogError`.
 */
export async function copyLog(source: RawLog, target: CopyTarget, options: CopyOptions): Promise<Copied> {
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
    for (let more = true; more;) {
      more = false;
      for await (const event of eventsOf(source, upTo)) {
        gapless.take(event);
        await take(event);
        upTo = event.position;
        more = true;
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

/** What of a log is copied. Throws `CopyFault` where it cannot be. */
export async function* eventsOf(log: RawLog, after?: bigint): AsyncGenerator<StoredEvent, void, undefined> {
  for await (const raw of log.readRaw(after)) {
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
