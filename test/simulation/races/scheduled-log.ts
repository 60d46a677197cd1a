import type { Appended, EventLog, ExpectedRevision, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { EventLog as Log, EventLogError } from '@ledgerline/kernel';
import type { Scheduler } from 'fast-check';

/** An answer that never comes, to the so-many-th append. */
export interface Lost {
  readonly step: number;
  readonly written: boolean;
}

/** A log every dealing with which waits until fast-check's scheduler lets it go on. */
export class ScheduledLog extends Log {
  steps = 0;
  private appends = 0;

  constructor(
    private readonly log: EventLog,
    private readonly scheduler: Scheduler,
    private readonly lost: readonly Lost[],
  ) {
    super();
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    await this.turn(`append to ${stream}`);
    this.appends += 1;
    const lost = this.lost.find(({ step }) => step === this.appends);
    if (lost?.written === true) await this.log.append(stream, events, expected);
    if (lost !== undefined) throw new EventLogError('outcome-unknown', 'the answer was lost');
    const appended = await this.log.append(stream, events, expected);
    await this.turn(`answer from ${stream}`);
    return appended;
  }

  async *readStream(stream: string, options?: Parameters<EventLog['readStream']>[1]): AsyncIterable<StoredEvent> {
    await this.turn(`read ${stream}`);
    yield* this.log.readStream(stream, options);
  }

  readAll(options?: Parameters<EventLog['readAll']>[0]): AsyncIterable<StoredEvent> {
    return this.log.readAll(options);
  }

  subscribe(options: Parameters<EventLog['subscribe']>[0]): ReturnType<EventLog['subscribe']> {
    return this.log.subscribe(options);
  }

  head(): Promise<bigint | undefined> {
    return this.log.head();
  }

  private async turn(label: string): Promise<void> {
    this.steps += 1;
    await this.scheduler.schedule(Promise.resolve(), label);
  }
}
