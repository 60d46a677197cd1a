import type { DomainEvent, EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { recordedMinutely } from './rows-after';

/** A history as a log tells it by streams, one event a minute from midnight; position = place in the history. */
export function toldLog<Event extends DomainEvent>(
  streamOf: (event: Event) => string,
  ...history: readonly Event[]
): readonly [Pick<EventLog, 'readStream'>, Pick<EventCatalog, 'decode'>] {
  const events = history.map((event, index) => ({ ...recordedMinutely(event, index), stream: streamOf(event) }));
  const log = {
    async *readStream(stream: string) {
      await Promise.resolve();
      yield* events.filter((event) => event.stream === stream) as unknown as readonly StoredEvent[];
    },
  };
  return [log, { decode: (stored) => stored as unknown as Recorded }];
}
