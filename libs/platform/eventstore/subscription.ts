import type { AllStreamResolvedEvent, EventStoreDBClient, Filter } from '@eventstore/db-client';
import { excludeSystemEvents, START, streamNameFilter } from '@eventstore/db-client';
import type { Delivery, LogFilter } from '@ledgerline/kernel';
import { Inflow } from './inflow';
import { storedEvent } from './stored-event';

/** Events that the server looks at before it says how far it got. */
const SEARCH_WINDOW = 256;

/** A mark between events: due once as many events were taken as had come before it. */
interface Mark {
  readonly after: number;
  readonly delivery: Delivery;
}

/** One subscription on one connection; {@link subscribe} makes a lasting one of them. */
export class Subscription {
  private readonly inflow: Inflow<AllStreamResolvedEvent>;
  private readonly marks: Mark[] = [];
  private confirmed = false;
  private readonly stream;

  constructor(client: EventStoreDBClient, after: bigint | undefined, filter: LogFilter | undefined) {
    this.stream = client.subscribeToAll({
      fromPosition: after === undefined ? START : { commit: after, prepare: after },
      filter: filterOf(filter, (commit, prepare) => {
        // A checkpoint between two events cannot be told by one number, so it is left out.
        if (commit === prepare) this.mark({ kind: 'passed', position: commit });
      }),
    });
    this.inflow = new Inflow(this.stream);
    this.stream.on('confirmation', () => {
      this.confirmed = true;
      this.inflow.notify();
    });
    this.stream.on('caughtUp', () => {
      this.mark({ kind: 'caught-up' });
    });
  }

  get isConfirmed(): boolean {
    return this.confirmed;
  }

  get isOver(): boolean {
    return this.inflow.isOver && this.inflow.buffered === 0 && this.marks.length === 0;
  }

  get failure(): Error | undefined {
    return this.inflow.failure;
  }

  /** The next delivery, in the order in which the server meant them; undefined when there is none yet. */
  take(): Delivery | undefined {
    for (;;) {
      const mark = this.marks[0];
      if (mark !== undefined && mark.after <= this.inflow.taken) {
        this.marks.shift();
        return mark.delivery;
      }
      const resolved = this.inflow.take();
      if (resolved === undefined) return undefined;
      const event = storedEvent(resolved);
      if (event !== undefined) return { kind: 'event', event };
    }
  }

  async changed(milliseconds?: number): Promise<void> {
    await this.inflow.changed(milliseconds);
  }

  readonly wake = (): void => {
    this.inflow.notify();
  };

  cancel(): void {
    this.stream.unsubscribe().catch(() => undefined);
  }

  /** The client tells of marks as soon as they arrive, ahead of the events that it still holds. */
  private mark(delivery: Delivery): void {
    const after = this.inflow.taken + this.inflow.buffered;
    const last = this.marks.at(-1);
    if (last?.after === after && last.delivery.kind === 'passed' && delivery.kind === 'passed') this.marks.pop();
    this.marks.push({ after, delivery });
    this.inflow.notify();
  }
}

function filterOf(filter: LogFilter | undefined, passed: (commit: bigint, prepare: bigint) => void): Filter {
  const options = {
    maxSearchWindow: SEARCH_WINDOW,
    checkpointReached: (_subscription: unknown, position: { commit: bigint; prepare: bigint }): Promise<void> => {
      passed(position.commit, position.prepare);
      return Promise.resolve();
    },
  };
  const prefixes = filter?.streamPrefixes ?? [];
  return prefixes.length === 0
    ? excludeSystemEvents(options)
    : streamNameFilter({ prefixes: [...prefixes], ...options });
}
