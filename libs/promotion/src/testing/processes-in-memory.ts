import type { Accepted, Cause, DomainEvent, Effect, EventCatalog, EventLog, Input, Recorded } from '@ledgerline/kernel';
import { deriveId, Refusal } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import type { CommandBus } from '@nestjs/cqrs';

type ProcessInput = Input<DomainEvent, unknown>;

interface Timer {
  readonly binding: ProcessBinding;
  readonly instance: string;
  readonly name: string;
  readonly at: string;
}

/** Runs processes over a log as the conductor does, one input after the other, without its durability. */
export class ProcessesInMemory {
  private readonly states = new Map<string, { readonly binding: ProcessBinding; state: unknown }>();
  private readonly timers = new Map<string, Timer>();
  private seen: bigint | undefined;
  private held: string | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly commands: CommandBus,
    private readonly bindings: readonly ProcessBinding[],
  ) {}

  /** From here on nobody hears of the next event of this type, nor of what comes behind it; until it is let go. */
  hold(type: string): void {
    this.held = type;
  }

  async letGo(): Promise<void> {
    this.held = undefined;
    await this.settle();
  }

  /** Until nothing happens any more. */
  async settle(): Promise<void> {
    for (let quiet = false; !quiet;) {
      quiet = true;
      for await (const stored of this.log.readAll(this.seen === undefined ? {} : { after: this.seen })) {
        if (stored.type === this.held) return;
        quiet = false;
        this.seen = stored.position;
        await this.deliver(this.catalog.decode(stored));
      }
    }
  }

  /** Fires what is due at this instant, the earliest first, and lets it settle. */
  async wake(now: string): Promise<void> {
    const due = [...this.timers].filter(([, { at }]) => at <= now).sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
    for (const [key, { binding, instance, name, at }] of due) {
      this.timers.delete(key);
      await this.put(binding, instance, { type: 'wake', name, at }, `${key} ${at}`);
      await this.settle();
    }
  }

  private async deliver(event: Recorded): Promise<void> {
    for (const binding of this.bindings) {
      if (!binding.process.on.includes(event.type)) continue;
      const { instance, following = [] } = binding.process.correlate(event);
      const followers = [...this.states].filter(
        ([key, known]) =>
          known.binding === binding &&
          key !== keyOf(binding, instance ?? '') &&
          binding.process.follows(known.state).some((followed) => following.includes(followed)),
      );
      const instances = followers.map(([key]) => key.slice(binding.process.name.length + 1));
      for (const name of instance === undefined ? instances : [instance, ...instances]) {
        await this.put(binding, name, event, event.id);
      }
    }
  }

  private async put(binding: ProcessBinding, instance: string, input: ProcessInput, because: string): Promise<void> {
    const key = keyOf(binding, instance);
    const { state } = this.states.get(key) ?? { state: binding.process.initial };
    const effects = binding.process.decide(state, input);
    this.states.set(key, { binding, state: binding.process.evolve(state, input) });
    for (const [index, effect] of effects.entries()) {
      await this.carryOut(binding, instance, effect, deriveId(because, key, String(index)));
    }
  }

  private async carryOut(binding: ProcessBinding, instance: string, effect: Effect<unknown>, id: string) {
    if (effect.do === 'wake') {
      const { name, at } = effect;
      this.timers.set(`${keyOf(binding, instance)} ${name}`, { binding, instance, name, at });
    }
    if (effect.do !== 'send') return;
    const actor = { kind: 'system', id: 'conductor' } as const;
    const cause: Cause = { commandId: id, actor, causationId: id, correlationId: id };
    const answer = (await this.commands.execute(binding.toCommand(effect.command, cause))) as Accepted | Refusal;
    if (!(answer instanceof Refusal)) return;
    const { code, facts } = answer;
    await this.put(binding, instance, { type: 'refused', command: effect.command, code, facts }, `${id} refused`);
  }
}

function keyOf({ process }: ProcessBinding, instance: string): string {
  return `${process.name} ${instance}`;
}
