import { environmentEvents, EnvironmentCommandsModule } from '@ledgerline/environment';
import type { Actor, Cause, DomainEvent, Recorded } from '@ledgerline/kernel';
import { Clock, Decisions, deriveId, EventCatalog, Refusal } from '@ledgerline/kernel';
import { LedgerModule } from '@ledgerline/platform/ledger';
import { releaseEvents } from '@ledgerline/release';
import { InMemoryEventLog } from '@ledgerline/testing';
import type { Command } from '@nestjs/cqrs';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { DriftCommandsModule } from '../drift.commands.module';
import { driftProcesses } from '../drift.processes';
import { driftEvents } from '../events';

const definitions = [...driftEvents, ...environmentEvents, ...releaseEvents];
const catalog = new EventCatalog(definitions);

class SpecClock extends Clock {
  constructor(private instant: string) {
    super();
  }

  now(): string {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = instant;
  }
}

interface Instance {
  readonly state: unknown;
  readonly wakes: ReadonlyMap<string, string>;
}

/** The context's commands and processes on a ledger in memory, at an instant that the spec sets. */
export class DriftApplication {
  private readonly instances = new Map<string, Instance>();
  private followed: bigint | undefined;
  private commands = 0;
  /** How many inputs of processes the conductor would have recorded. */
  private reactions = 0;

  private constructor(
    readonly log: InMemoryEventLog,
    readonly decisions: Decisions,
    private readonly clock: SpecClock,
    private readonly bus: CommandBus,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(now: string): Promise<DriftApplication> {
    const clock = new SpecClock(now);
    const log = new InMemoryEventLog(clock);
    const ledger = LedgerModule.forRoot({ eventLog: log, definitions, clock });
    const module = await Test.createTestingModule({
      imports: [CqrsModule.forRoot(), ledger, DriftCommandsModule, EnvironmentCommandsModule],
    }).compile();
    await module.init();
    return new DriftApplication(log, module.get(Decisions), clock, module.get(CommandBus), () => module.close());
  }

  /** As if another context had decided it. */
  async append(stream: string, event: DomainEvent): Promise<void> {
    let expected: bigint | 'no-stream' = 'no-stream';
    for await (const { revision } of this.log.readStream(stream)) expected = revision;
    const cause = this.causeBy({ kind: 'system', id: 'spec' });
    const schemaVersion = catalog.versionOf(event.type);
    await this.log.append(stream, [{ ...event, id: cause.commandId, metadata: { ...cause, schemaVersion } }], expected);
    await this.follow();
  }

  /** Executes the command and then everything that the processes make of it. */
  async execute<Result>(make: (cause: Cause) => Command<Result>, actor: Actor): Promise<Result> {
    const answer = await this.bus.execute(make(this.causeBy(actor)));
    await this.follow();
    return answer;
  }

  /** Moves the clock and wakes whatever wanted to be woken by then. */
  async passUntil(instant: string): Promise<void> {
    this.clock.set(instant);
    for (const [key, { wakes }] of [...this.instances]) {
      for (const [name, at] of wakes) if (at <= instant) await this.feed(key, { type: 'wake', name, at });
    }
    await this.follow();
  }

  /** What was written so far: events, their bytes, and what the conductor would have written besides. */
  async written(): Promise<{ readonly events: number; readonly bytes: number; readonly reactions: number }> {
    let [events, bytes] = [0, 0];
    for await (const { type, data, metadata } of this.log.readAll()) {
      events += 1;
      bytes += Buffer.byteLength(JSON.stringify({ type, data, metadata }));
    }
    return { events, bytes, reactions: this.reactions };
  }

  async types(): Promise<readonly string[]> {
    const types: string[] = [];
    for await (const { type } of this.log.readAll()) types.push(type);
    return types;
  }

  private causeBy(actor: Actor): Cause {
    const commandId = deriveId('spec', String((this.commands += 1)));
    return { commandId, actor, causationId: commandId, correlationId: commandId };
  }

  private async follow(): Promise<void> {
    let moved = true;
    while (moved) {
      moved = false;
      const after = this.followed === undefined ? {} : { after: this.followed };
      for await (const stored of this.log.readAll(after)) {
        moved = true;
        this.followed = stored.position;
        await this.react(catalog.decode(stored));
      }
    }
  }

  private async react(event: Recorded): Promise<void> {
    for (const { process } of driftProcesses) {
      if (!process.on.includes(event.type)) continue;
      const { instance, following = [] } = process.correlate(event);
      if (instance !== undefined) await this.feed(`${process.name} ${instance}`, event);
      for (const [key, { state }] of [...this.instances]) {
        const follows = key.startsWith(`${process.name} `) ? process.follows(state) : [];
        if (follows.some((one) => following.includes(one))) await this.feed(key, event);
      }
    }
  }

  private async feed(key: string, input: object): Promise<void> {
    const binding = driftProcesses.find(({ process }) => key.startsWith(`${process.name} `));
    if (binding === undefined) throw new Error(`no process ${key}`);
    const { process, toCommand } = binding;
    const { state, wakes } = this.instances.get(key) ?? { state: process.initial, wakes: new Map<string, string>() };
    const told = input as Parameters<typeof process.decide>[1];
    const effects = process.decide(state, told);
    const waking = new Map(wakes);
    if (told.type === 'wake' && 'name' in told) waking.delete(told.name);
    for (const effect of effects) if (effect.do === 'wake') waking.set(effect.name, effect.at);
    const next = process.evolve(state, told);
    const isSilent = effects.every((effect) => effect.do === 'ignore') && next === state;
    if (told.type === 'wake' || told.type === 'refused' || !isSilent) this.reactions += 1;
    this.instances.set(key, { state: next, wakes: waking });
    for (const effect of effects) {
      if (effect.do !== 'send') continue;
      const answer: unknown = await this.bus.execute(
        toCommand(effect.command, this.causeBy({ kind: 'system', id: process.name })),
      );
      if (isRefusal(answer)) {
        const { code, facts } = answer;
        await this.feed(key, { type: 'refused', command: effect.command, code, facts });
      }
    }
  }
}

function isRefusal(answer: unknown): answer is Refusal {
  return answer instanceof Refusal;
}
