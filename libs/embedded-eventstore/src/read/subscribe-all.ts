import { randomUUID } from 'node:crypto';
import { positionOf } from '../store/positions';
import type { FilterOptions, From, LogPosition } from '../wire/read-request';
import { caughtUp, checkpoint, confirmation } from '../wire/read-responses';
import { CheckpointPace } from './checkpoint-pace';
import type { EventFilter } from './event-filter';
import { eventFilter } from './event-filter';
import { resolveLink } from './links';
import type { Outlet } from './outlet';
import { lastSeenSequence, refusePrepareAhead } from './read-all';
import type { ReadContext } from './read-context';
import { PAGE } from './read-context';

export interface AllSubscription {
  readonly from: From<LogPosition>;
  readonly resolveLinks: boolean;
  readonly filter: FilterOptions | undefined;
}

/** The whole log after a position and then whatever comes, until the reader goes away. */
export async function subscribeToAll(asked: AllSubscription, outlet: Outlet, context: ReadContext): Promise<void> {
  refusePrepareAhead(asked.from);
  const subscription = new Subscription(asked, outlet, context);
  const stop = context.commits.listen(outlet.notify);
  try {
    await subscription.run();
  } finally {
    stop();
  }
}

class Subscription {
  private readonly matches: EventFilter;
  private pace: CheckpointPace | undefined;
  private seen = 0;
  private lastCheckpoint = 0;
  private isLive = false;

  constructor(
    private readonly asked: AllSubscription,
    private readonly outlet: Outlet,
    private readonly context: ReadContext,
  ) {
    this.matches = eventFilter(asked.filter);
  }

  async run(): Promise<void> {
    const { outlet, asked } = this;
    const { store } = this.context;
    outlet.push(confirmation(randomUUID()));
    this.seen = lastSeenSequence(asked.from, store);
    this.pace = asked.filter && new CheckpointPace(asked.filter, this.seen);
    const hasPast = this.seen < store.head;
    while (outlet.isOpen) {
      const page = store.framesFrom(this.seen + 1, PAGE);
      for (const { sequence, frame } of page) {
        if (!(await this.deliver(sequence, frame))) return;
      }
      if (page.length > 0) continue;
      if (!this.isLive) this.goLive(hasPast);
      await outlet.news();
    }
  }

  private async deliver(sequence: number, frame: Buffer): Promise<boolean> {
    const { outlet, asked, pace } = this;
    const matches = this.matches(frame);
    let isAhead = true;
    if (matches) {
      const { streams } = this.context;
      isAhead = outlet.push(asked.resolveLinks ? resolveLink(frame, positionOf(sequence), streams) : frame);
    }
    this.seen = sequence;
    const due = this.isLive ? pace?.afterLive(sequence) : pace?.afterPast(sequence, matches);
    if (due !== undefined) isAhead = this.checkpoint(due) && isAhead;
    return isAhead || outlet.drained();
  }

  /** One checkpoint at least comes before the subscription is live, unless there was nothing to look at. */
  private goLive(hadPast: boolean): void {
    this.isLive = true;
    if (hadPast && this.pace !== undefined) this.checkpoint(this.pace.place());
    this.outlet.push(caughtUp());
  }

  private checkpoint(place: number): boolean {
    if (place <= this.lastCheckpoint) return true;
    this.lastCheckpoint = place;
    return this.outlet.push(checkpoint(positionOf(place)));
  }
}
