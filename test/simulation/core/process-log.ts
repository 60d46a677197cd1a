import type { Appended, Delivery, ExpectedRevision, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { EventLog, EventLogError } from '@ledgerline/kernel';
import type { Doing, FaultKind, Role } from './faults';
import type { Life, Scheduler } from './scheduler';
import type { Random } from './random';

/** The surroundings of one process: whose turn it is, and what goes wrong. */
export interface Surroundings {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly role: Role;
  readonly life: Life;
  fault(doing: Doing): FaultKind | undefined;
  /** Ends this process where it stands; another takes its place later. */
  crash(): void;
  /** Lets something happen at a later turn, whatever becomes of this process. */
  later(work: () => Promise<unknown>): void;
}

const READ_TURN = 0.3;
const ACKNOWLEDGEMENT_TURN = 0.5;
const DELIVERY_TURN = 0.6;
const DELIVERED_AGAIN = 3;

/** The ledger as one process reaches it: every dealing takes its turn, and may meet a fault. */
export class ProcessLog extends EventLog {
  constructor(
    private readonly log: EventLog,
    private readonly around: Surroundings,
  ) {
    super();
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const { scheduler, life, random } = this.around;
    await scheduler.turn(life);
    const fault = this.around.fault(stream.startsWith('checkpoint-') ? 'checkpoint' : 'append');
    const write = () => this.log.append(stream, events, expected);
    if (fault !== undefined) await this.suffer(fault, write);
    try {
      return await write();
    } finally {
      if (random.chance(ACKNOWLEDGEMENT_TURN)) await scheduler.turn(life);
    }
  }

  async *readStream(
    stream: string,
    options?: { readonly from?: bigint; readonly limit?: number },
  ): AsyncIterable<StoredEvent> {
    await this.beforeReading();
    yield* this.log.readStream(stream, options);
  }

  async *readAll(options?: Parameters<EventLog['readAll']>[0]): AsyncIterable<StoredEvent> {
    await this.beforeReading();
    yield* this.log.readAll(options);
  }

  async *subscribe(options: Parameters<EventLog['subscribe']>[0]): AsyncIterable<Delivery> {
    const { scheduler, life, random } = this.around;
    const delivered: Delivery[] = [];
    for await (const delivery of this.log.subscribe(options)) {
      if (random.chance(DELIVERY_TURN)) await scheduler.turn(life);
      if (life.dead) return;
      const fault = this.around.fault('delivery');
      if (fault === 'crash-before') await this.die();
      if (fault === 'unavailable') throw unavailable();
      if (fault === 'again') yield* delivered;
      if (delivery.kind === 'event') delivered.push(delivery);
      if (delivered.length > DELIVERED_AGAIN) delivered.shift();
      yield delivery;
    }
  }

  async head(): Promise<bigint | undefined> {
    await this.beforeReading();
    return this.log.head();
  }

  private async beforeReading(): Promise<void> {
    if (this.around.life.dead || this.around.random.chance(READ_TURN)) {
      await this.around.scheduler.turn(this.around.life);
    }
    if (this.around.fault('read') !== undefined) throw unavailable();
  }

  /** Never comes back when the process dies of it. */
  private async suffer(fault: FaultKind, write: () => Promise<Appended>): Promise<void> {
    switch (fault) {
      case 'crash-before':
        return this.die();
      case 'crash-after':
      case 'crash-at-checkpoint':
        await write().catch(() => undefined);
        return this.die();
      case 'unavailable':
        throw unavailable();
      case 'lost-acknowledgement':
        await write();
        throw unknown();
      case 'late':
        this.around.later(write);
        throw unknown();
      case 'lost-request':
        throw unknown();
      case 'again':
        return;
    }
  }

  private die(): Promise<never> {
    this.around.crash();
    return new Promise(() => undefined);
  }
}

function unavailable(): EventLogError {
  return new EventLogError('unavailable', 'the log does not answer');
}

function unknown(): EventLogError {
  return new EventLogError('outcome-unknown', 'the log does not say whether it was written');
}
