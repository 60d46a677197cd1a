import type { Appended, Delivery, ExpectedRevision, NewEvent } from '@ledgerline/kernel';
import { deriveId, EventLog, EventLogError } from '@ledgerline/kernel';
import type { Mutation } from '../core/mutation';

type Append = EventLog['append'];

/** The log with another way of appending or subscribing. */
class Altered extends EventLog {
  constructor(
    private readonly log: EventLog,
    private readonly how: { readonly append?: Append; readonly subscribe?: EventLog['subscribe'] },
  ) {
    super();
  }

  append(...told: Parameters<Append>): Promise<Appended> {
    return this.how.append?.(...told) ?? this.log.append(...told);
  }
  readStream(...told: Parameters<EventLog['readStream']>): ReturnType<EventLog['readStream']> {
    return this.log.readStream(...told);
  }
  readAll(...told: Parameters<EventLog['readAll']>): ReturnType<EventLog['readAll']> {
    return this.log.readAll(...told);
  }
  subscribe(...told: Parameters<EventLog['subscribe']>): ReturnType<EventLog['subscribe']> {
    return this.how.subscribe?.(...told) ?? this.log.subscribe(...told);
  }
  head(): Promise<bigint | undefined> {
    return this.log.head();
  }
}

const altered = (log: EventLog, how: ConstructorParameters<typeof Altered>[1]): EventLog => new Altered(log, how);

async function endOf(log: EventLog, stream: string): Promise<ExpectedRevision> {
  let end: ExpectedRevision = 'no-stream';
  for await (const { revision } of log.readStream(stream)) end = revision;
  return end;
}

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof EventLogError && codes.includes(error.code);

/** Faults at the port of the log. */
export const logMutations: Readonly<Record<string, Mutation>> = {
  'skip the expected revision': {
    log: (log, { raw }) =>
      altered(log, {
        append: async (stream, events, expected) => {
          try {
            return await log.append(stream, events, expected);
          } catch (error) {
            if (!isCode(error, 'wrong-expected-revision')) throw error;
            return raw.append(stream, events, await endOf(raw, stream));
          }
        },
      }),
  },
  'event ids are random': {
    log: (log, { random }) =>
      altered(log, {
        append: (stream, events, expected) => {
          const renamed = events.map((event) => ({ ...event, id: deriveId(event.id, String(random.next())) }));
          return log.append(stream, renamed, expected);
        },
      }),
  },
  'a lost acknowledgement counts as success': {
    log: (log) =>
      altered(log, {
        append: async (stream, events, expected): Promise<Appended> => {
          try {
            return await log.append(stream, events, expected);
          } catch (error) {
            if (!isCode(error, 'outcome-unknown')) throw error;
            const revision = (expected === 'no-stream' ? -1n : expected) + BigInt(events.length);
            return { revision, position: (await log.head()) ?? 0n };
          }
        },
      }),
  },
  'an unavailable log counts as written': {
    log: (log) =>
      altered(log, {
        append: async (stream, events, expected): Promise<Appended> => {
          try {
            return await log.append(stream, events, expected);
          } catch (error) {
            if (!isCode(error, 'unavailable')) throw error;
            const revision = (expected === 'no-stream' ? -1n : expected) + BigInt(events.length);
            return { revision, position: (await log.head()) ?? 0n };
          }
        },
      }),
  },
  'an append is not atomic': {
    log: (log) =>
      altered(log, {
        append: async (stream, events, expected) => {
          let [at, done]: [ExpectedRevision, Appended | undefined] = [expected, undefined];
          for (const event of events) {
            done = await log.append(stream, [event], at);
            at = done.revision;
          }
          return done ?? log.append(stream, events, expected);
        },
      }),
  },
  'a delivery is dropped now and then': {
    log: (log, { random }) =>
      altered(log, {
        subscribe: async function* (options): AsyncGenerator<Delivery> {
          for await (const delivery of log.subscribe(options)) {
            if (delivery.kind !== 'event' || !random.chance(0.03)) yield delivery;
          }
        },
      }),
  },
  'deliveries come out of order': {
    log: (log, { random }) =>
      altered(log, {
        subscribe: async function* (options): AsyncGenerator<Delivery> {
          let kept: Delivery | undefined;
          for await (const delivery of log.subscribe(options)) {
            if (kept === undefined && delivery.kind === 'event' && random.chance(0.1)) {
              kept = delivery;
              continue;
            }
            yield delivery;
            if (kept !== undefined) yield kept;
            kept = undefined;
          }
        },
      }),
  },
  'the conductor’s checkpoint is ahead of its work': {
    log: (log, { raw, role }) =>
      altered(log, {
        append: async (stream, events, expected) => {
          if (role !== 'conductor' || stream !== 'checkpoint-conductor') return log.append(stream, events, expected);
          const head = String(await raw.head());
          return log.append(
            stream,
            events.map((event) => ({ ...event, data: { position: head } })),
            expected,
          );
        },
      }),
  },
  'a timer fires twice': {
    log: (log) =>
      altered(log, {
        append: async (stream, events, expected) => {
          const done = await log.append(stream, events, expected);
          if (!events.some(isWake)) return done;
          return log.append(stream, events.map(again), done.revision);
        },
      }),
  },
};

function isWake({ type, data }: NewEvent): boolean {
  if (type !== 'process.reacted') return false;
  return (data as { readonly input: { readonly kind: string } }).input.kind === 'wake';
}

function again(event: NewEvent): NewEvent {
  const commandId = deriveId(event.metadata.commandId, 'again');
  return { ...event, id: deriveId(event.id, 'again'), metadata: { ...event.metadata, commandId } };
}
