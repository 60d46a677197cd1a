import type { Appended, Clock, Delivery, ExpectedRevision, LogFilter, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { EventLog, SystemClock } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { asRecorded } from '@ledgerline/platform/eventstore';
import type { RawEvent } from '@ledgerline/platform/eventstore';

interface From {
  readonly after?: bigint;
  readonly limit?: number;
  readonly filter?: LogFilter;
}

/** A ledger in memory with positions of its own, as the adapter shows it and as a server has it. */
export class MemoryLedger extends EventLog {
  /** What is in the log beside events of ours. */
  readonly system: RawEvent[] = [];
  private readonly log: InMemoryEventLog;

  /** `stride` sets its positions apart from those of others; `translates` is false for a reader that knows no copies. */
  constructor(
    private readonly stride: bigint,
    private readonly translates = true,
    clock: Clock = new SystemClock(),
  ) {
    super();
    this.log = new InMemoryEventLog(clock);
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const { revision, position } = await this.log.append(stream, events, expected);
    return { revision, position: this.outside(position) };
  }

  openAppends() {
    return Promise.resolve(this);
  }

  async *readRaw(after?: bigint): AsyncIterable<RawEvent> {
    yield* this.system;
    for await (const event of this.log.readAll(this.inside({ ...(after !== undefined && { after }) }))) {
      yield { kind: 'event', event: this.placed(event), isJson: true };
    }
  }

  async *readStream(
    stream: string,
    options?: { readonly from?: bigint; readonly limit?: number },
  ): AsyncIterable<StoredEvent> {
    for await (const event of this.log.readStream(stream, options)) yield this.read(event);
  }

  async *readAll(options: From = {}): AsyncIterable<StoredEvent> {
    for await (const event of this.log.readAll(this.inside(options))) yield this.read(event);
  }

  async *subscribe(options: From & { readonly signal: AbortSignal }): AsyncIterable<Delivery> {
    for await (const delivery of this.log.subscribe({ ...this.inside(options), signal: options.signal })) {
      if (delivery.kind === 'event') yield { kind: 'event', event: this.read(delivery.event) };
      else if (delivery.kind === 'passed') yield { kind: 'passed', position: this.outside(delivery.position) };
      else yield delivery;
    }
  }

  async head(): Promise<bigint | undefined> {
    const head = await this.log.head();
    return head === undefined ? undefined : this.outside(head);
  }

  private read(event: StoredEvent): StoredEvent {
    return this.translates ? asRecorded(this.placed(event)) : this.placed(event);
  }

  private placed(event: StoredEvent): StoredEvent {
    return { ...event, position: this.outside(event.position) };
  }

  private outside(position: bigint): bigint {
    return position * this.stride + 5n;
  }

  private inside<Options extends From>({ after, ...options }: Options) {
    return { ...options, ...(after !== undefined && { after: (after - 5n) / this.stride }) };
  }
}
