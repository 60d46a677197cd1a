import type { Clock, Delivery, EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { EventWriter, ProcessReacted } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';
import { Checkpoint, CHECKPOINT_STREAM } from './checkpoint';
import type { Commands } from './effects';
import { Effects } from './effects';
import { Inbox } from './inbox';
import { inputOf } from './inputs';
import type { Process } from './instance';
import { Instances, isProcessStream } from './instances';
import type { Pause } from './patience';
import { isPassing, Patience, Stopped } from './patience';
import { Recovery } from './recovery';
import { TICK, withTicks } from './ticks';
import { Wakes } from './wakes';

export interface RunnerParts {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly bindings: readonly ProcessBinding[];
  readonly logger: Logger;
  readonly pause: Pause;
  /** How often timers and the checkpoint are looked at while nothing comes, in milliseconds. */
  readonly tickEvery: number;
}

/**
 * Runs durable processes over the ledger: puts each event to the instances that it concerns, records what they decide,
 * and carries the effects out when the record comes back through the subscription. So there is one way in which anything
 * is done, and after a crash it is simply gone again from the last checkpoint.
 */
export class ProcessRunner {
  private readonly stopping = new AbortController();
  private readonly bindings: ReadonlyMap<string, ProcessBinding>;
  private readonly bindingsByType = new Map<string, ProcessBinding[]>();
  private readonly patience: Patience;
  private readonly checkpoint: Checkpoint;
  private readonly instances: Instances;
  private readonly inbox: Inbox;
  private readonly effects: Effects;
  private readonly wakes: Wakes;
  private readonly recovery: Recovery;
  private caughtUp = false;

  constructor(private readonly parts: RunnerParts) {
    const { log, catalog, clock, bindings, logger } = parts;
    const writer = new EventWriter(catalog);
    this.bindings = new Map(bindings.map((binding) => [binding.process.name, binding]));
    for (const binding of bindings) {
      for (const type of binding.process.on) {
        this.bindingsByType.set(type, [...(this.bindingsByType.get(type) ?? []), binding]);
      }
    }
    this.patience = new Patience(parts.pause, logger, this.stopping.signal);
    this.checkpoint = new Checkpoint(log, catalog, writer, clock);
    const processes = bindings.map(({ process }) => process);
    this.instances = new Instances(log, catalog, writer, processes);
    this.inbox = new Inbox(log, catalog, this.instances, this.patience, logger);
    this.effects = new Effects(catalog, this.instances, this.inbox, parts.commands, this.patience);
    this.wakes = new Wakes(this.instances, this.inbox, (name) => this.instances.processOf(name));
    this.recovery = new Recovery(log, this.instances, this.inbox, this.effects, this.patience, logger);
  }

  /** Whether it has seen all of the ledger once since it started. */
  get isReady(): boolean {
    return this.caughtUp;
  }

  /** Until {@link stop}. Throws what does not pass by itself: an event that this build cannot read, a broken log. */
  async run(): Promise<void> {
    try {
      await this.start();
      for (;;) await this.patience.untilDone('the subscription', () => this.follow());
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
    await this.saveCheckpoint();
  }

  /** Finishes the input in hand, then ends {@link run}. */
  stop(): void {
    this.stopping.abort();
  }

  private async start(): Promise<void> {
    await this.patience.untilDone('the start', async () => {
      await this.checkpoint.load();
      await this.instances.rebuild();
    });
    await this.recovery.run(this.bindings, this.checkpoint.position);
    this.parts.logger.info({ from: String(this.checkpoint.position ?? 'the beginning') }, 'processes run');
  }

  private async follow(): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ended.signal]);
    const after = this.checkpoint.position;
    const deliveries = this.parts.log.subscribe({ ...(after !== undefined && { after }), signal });
    try {
      for await (const delivery of withTicks(deliveries, this.parts.tickEvery)) {
        if (delivery !== TICK) await this.take(delivery);
        else if (this.caughtUp) await this.wakes.fire(this.now(), this.checkpoint.position);
        if (this.checkpoint.isDue) await this.saveCheckpoint();
        this.patience.checkStopped();
      }
      this.patience.checkStopped();
    } finally {
      ended.abort();
    }
  }

  private async take(delivery: Delivery): Promise<void> {
    switch (delivery.kind) {
      case 'caught-up':
        this.caughtUp = true;
        return;
      case 'passed':
        this.checkpoint.passed(delivery.position, false);
        return;
      case 'event':
        this.checkpoint.passed(delivery.event.position, await this.handle(delivery.event));
    }
  }

  /** False when there is nothing in it that a checkpoint would save doing again. */
  private async handle(stored: StoredEvent): Promise<boolean> {
    if (stored.stream === CHECKPOINT_STREAM) return false;
    if (isProcessStream(stored.stream)) {
      await this.patience.untilDone(stored.stream, () => this.handleOwn(stored));
      return true;
    }
    await this.wakes.fire(Math.min(Date.parse(stored.recordedAt), this.now()), this.checkpoint.position);
    const bindings = this.bindingsByType.get(stored.type) ?? [];
    if (bindings.length === 0) return true;
    const event = this.parts.catalog.decode(stored);
    for (const { process } of bindings) await this.deliver(process, event);
    return true;
  }

  private async handleOwn(stored: StoredEvent): Promise<void> {
    const instance = await this.instances.observe(stored);
    const binding = instance && this.bindings.get(instance.process);
    if (instance === undefined || binding === undefined) {
      this.parts.logger.warn({ stream: stored.stream }, 'no process of this build has this stream');
    } else if (stored.type === ProcessReacted.type) {
      await this.effects.carryOut(binding, instance, stored, this.checkpoint.position);
    }
  }

  private async deliver(process: Process, event: Recorded): Promise<void> {
    const { type, data, recordedAt, position: upTo, metadata } = event;
    const delivered = { input: inputOf(event), correlationId: metadata.correlationId, upTo };
    const concerned = this.concerned(process, event);
    if (typeof concerned === 'string') await this.inbox.putAside(process, delivered, concerned);
    else for (const name of concerned) await this.inbox.put(process, name, delivered, { type, data, recordedAt });
  }

  /** Names of instances, or why the process cannot tell. */
  private concerned({ name, correlate }: Process, event: Recorded): ReadonlySet<string> | string {
    try {
      const { instance, following = [] } = correlate(event);
      return new Set([...(instance === undefined ? [] : [instance]), ...this.instances.following(name, following)]);
    } catch (error) {
      return String(error);
    }
  }

  private now(): number {
    return Date.parse(this.parts.clock.now());
  }

  private async saveCheckpoint(): Promise<void> {
    try {
      await this.checkpoint.save();
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.parts.logger.warn({ reason: String(error) }, 'the checkpoint could not be saved');
    }
  }
}
