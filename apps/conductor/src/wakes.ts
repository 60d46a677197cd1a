import type { Inbox } from './inbox';
import type { Timer } from './instance';
import type { Instances } from './instances';
import type { Process } from './instance';

/** Fires timers. They stand in the streams of the instances, so none is lost and none fires twice. */
export class Wakes {
  constructor(
    private readonly instances: Instances,
    private readonly inbox: Inbox,
    private readonly processOf: (name: string) => Process,
  ) {}

  /** Fires, in their order, the timers of instants up to `until` (milliseconds since 1970); `upTo`: see `Delivered`. */
  async fire(until: number, upTo: bigint | undefined): Promise<void> {
    if (until < this.instances.nextWake) return;
    for (const { process, instance, name, timer } of this.due(until)) {
      const input = { kind: 'wake', id: timer.id, name, at: timer.at } as const;
      await this.inbox.put(this.processOf(process), instance, { input, correlationId: timer.correlationId, upTo });
    }
  }

  private due(until: number) {
    return this.instances
      .all()
      .flatMap(({ process, name: instance, timers }) =>
        [...timers].map(([name, timer]) => ({ process, instance, name, timer })),
      )
      .filter(({ timer }) => Date.parse(timer.at) <= until)
      .sort((one, other) => compareTimers(one.timer, other.timer));
  }
}

function compareTimers(one: Timer, other: Timer): number {
  return Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1);
}
