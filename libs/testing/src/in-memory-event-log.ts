import type { Appended, Delivery, ExpectedRevision, LogFilter, NewEvent, StoredEvent, Clock } from '@ledgerline/kernel';
import { EventLog, EventLogError, SystemClock } from '@ledgerline/kernel';

const MAX_APPEND_BYTES = 1_048_576;
/** Positions are not consecutive, so that nobody comes to rely on it; the first one is 0. */
const POSITION_STEP = 10n;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A log that lives as long as its test, with the semantics of the real one: exact revisions, one total order, a repeated
 * append (same ids after the same revision) answered with its first outcome, and data kept as JSON.
 */
export class InMemoryEventLog extends EventLog {
  private readonly events: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly arrivals = new Set<() => void>();

  constructor(private readonly clock: Clock = new SystemClock()) {
    super();
  }

  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    return new Promise((resolve) => {
      resolve(this.appendNow(stream, events, expected));
    });
  }

  async *readStream(
    stream: string,
    options: { readonly from?: bigint; readonly limit?: number } = {},
  ): AsyncIterable<StoredEvent> {
    await Promise.resolve();
    const from = Number(options.from ?? 0n);
    const events = this.streams.get(stream) ?? [];
    yield* events.slice(from, options.limit === undefined ? undefined : from + options.limit);
  }

  async *readAll(
    options: { readonly after?: bigint; readonly limit?: number; readonly filter?: LogFilter } = {},
  ): AsyncIterable<StoredEvent> {
    await Promise.resolve();
    yield* this.events
      .slice(this.indexAfter(options.after))
      .filter((event) => matches(event, options.filter))
      .slice(0, options.limit);
  }

  async *subscribe(options: {
    readonly after?: bigint;
    readonly filter?: LogFilter;
    readonly signal: AbortSignal;
  }): AsyncIterable<Delivery> {
    let next = this.indexAfter(options.after);
    let passed: bigint | undefined;
    for (;;) {
      for (let event = this.events[next]; event !== undefined; event = this.events[next]) {
        if (options.signal.aborted) return;
        next += 1;
        passed = matches(event, options.filter) ? undefined : event.position;
        if (passed === undefined) yield { kind: 'event', event };
      }
      if (passed !== undefined) yield { kind: 'passed', position: passed };
      passed = undefined;
      yield { kind: 'caught-up' };
      await this.arrival(next, options.signal);
      if (options.signal.aborted) return;
    }
  }

  head(): Promise<bigint | undefined> {
    return Promise.resolve(this.events.at(-1)?.position);
  }

  private appendNow(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Appended {
    checkAppend(stream, events);
    const written = this.streams.get(stream) ?? [];
    const at = expected === 'no-stream' ? 0 : Number(expected) + 1;
    if (at !== written.length) return repeated(stream, written.slice(at), events);
    const stored = events.map((event, index) => this.store(stream, event, BigInt(at + index)));
    written.push(...stored);
    this.streams.set(stream, written);
    const waiting = [...this.arrivals];
    this.arrivals.clear();
    waiting.forEach((wake) => {
      wake();
    });
    return placeOf(stored);
  }

  private store(stream: string, event: NewEvent, revision: bigint): StoredEvent {
    const stored = {
      id: event.id,
      stream,
      type: event.type,
      data: asJson(event.data),
      metadata: asJson(event.metadata),
      revision,
      position: BigInt(this.events.length) * POSITION_STEP,
      recordedAt: this.clock.now(),
    };
    this.events.push(stored);
    return stored;
  }

  private indexAfter(position: bigint | undefined): number {
    return position === undefined ? 0 : Number(position / POSITION_STEP) + 1;
  }

  private arrival(next: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.events.length > next) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.arrivals.delete(wake);
        resolve();
      };
      this.arrivals.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}

function checkAppend(stream: string, events: readonly NewEvent[]): void {
  if (stream === '' || stream.startsWith('$')) throw invalid(`"${stream}" cannot name a stream`);
  if (events.length === 0) throw invalid('an append needs at least one event');
  const malformed = events.find(({ id }) => !UUID.test(id));
  if (malformed !== undefined) throw invalid(`event id "${malformed.id}" is no UUID`);
  const bytes = events.reduce((sum, { data }) => sum + Buffer.byteLength(JSON.stringify(data)), 0);
  if (bytes > MAX_APPEND_BYTES) throw new EventLogError('too-large', `an append of ${String(bytes)} bytes`);
}

/** The first outcome, when exactly these events were written after that revision once; otherwise the stream has moved. */
function repeated(stream: string, after: readonly StoredEvent[], events: readonly NewEvent[]): Appended {
  const same = after.slice(0, events.length);
  if (same.length === events.length && events.every((event, index) => event.id === same[index]?.id)) {
    return placeOf(same);
  }
  throw new EventLogError('wrong-expected-revision', `stream "${stream}" is not at the expected revision`);
}

function placeOf(events: readonly StoredEvent[]): Appended {
  const last = events.at(-1);
  if (last === undefined) throw new Error('an append without events');
  return { revision: last.revision, position: last.position };
}

function matches(event: StoredEvent, filter: LogFilter | undefined): boolean {
  return filter?.streamPrefixes?.some((prefix) => event.stream.startsWith(prefix)) ?? true;
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function invalid(message: string): EventLogError {
  return new EventLogError('invalid-argument', message);
}
