import type { Appended, Delivery, LogFilter, StoredEvent } from '@ledgerline/kernel';
import { EventLog } from '@ledgerline/kernel';

/** A log as somebody would have left it who could change its file: events are read as this function makes them. */
export class TamperedLog extends EventLog {
  constructor(
    private readonly log: EventLog,
    private readonly tamper: (event: StoredEvent) => StoredEvent,
  ) {
    super();
  }

  append(): Promise<Appended> {
    return Promise.reject(new Error('nothing is written to it'));
  }

  async *readStream(stream: string, options?: { readonly from?: bigint; readonly limit?: number }) {
    for await (const event of this.log.readStream(stream, options)) yield this.tamper(event);
  }

  async *readAll(options?: { readonly after?: bigint; readonly limit?: number; readonly filter?: LogFilter }) {
    for await (const event of this.log.readAll(options)) yield this.tamper(event);
  }

  async *subscribe(options: {
    readonly after?: bigint;
    readonly filter?: LogFilter;
    readonly signal: AbortSignal;
  }): AsyncIterable<Delivery> {
    for await (const delivery of this.log.subscribe(options)) {
      yield delivery.kind === 'event' ? { kind: 'event', event: this.tamper(delivery.event) } : delivery;
    }
  }

  head(): Promise<bigint | undefined> {
    return this.log.head();
  }
}
