import type { Inbox } from './inbox';
import type { Instance, Process, Timer } from './instance';
import { streamOf } from './instance';
import type { Instances } from './instances';
import type { Names } from './snapshot';

/** Fires timers. They stand in the streams of the instances, so none is lost and none fires twice. */
export class Wakes {
  private readonly firing = new Set<string>();

  constructor(
    private readonly instances: Instances,
    private readonly inbox: Inbox,
    private readonly processOf: (name: string) => Process,
  ) {}

  /** When the next timer is due that is not being fired, in milliseconds since 1970; `Infinity` when there is none. */
  next(): number {
    if (this.firing.size > 0) return Infinity;
    this.instances.reckonWakes();
    return this.instances.nextWake;
  }

  /** Instances with timers of instants up to `until`; each has to be given to {@link fire}, and comes once until then. */
  due(until: number): readonly Names[] {
    if (until < this.instances.nextWake) return [];
    const due = this.instances.all().filter((instance) => timersDue(instance, until).length > 0);
    if (due.length === 0) this.instances.reckonWakes();
    const fresh = due.filter(({ stream }) => !this.firing.has(stream));
    for (const { stream } of fresh) this.firing.add(stream);
    return fresh.map(({ process, name }) => ({ process, instance: name }));
  }

  /** Fires, in their order, the instance's timers of instants up to `until`; `upTo`: see `Delivered`. */
  async fire({ process, instance: name }: Names, until: number, upTo: bigint | undefined): Promise<void> {
    try {
      if (until < this.instances.nextWake) return;
      for (const [timer, { id, at, correlationId }] of timersDue(await this.instances.get(process, name), until)) {
        const input = { kind: 'wake', id, name: timer, at } as const;
        await this.inbox.put(this.processOf(process), name, { input, correlationId, upTo });
      }
    } finally {
      this.firing.delete(streamOf(process, name));
    }
  }
}

function timersDue({ timers }: Instance, until: number): readonly (readonly [string, Timer])[] {
  return [...timers].filter(([, { at }]) => Date.parse(at) <= until).sort(([, one], [, other]) => compare(one, other));
}

function compare(one: Timer, other: Timer): number {
  return Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1);
}
