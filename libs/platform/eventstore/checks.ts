import type { EventData, JSONType } from '@eventstore/db-client';
import { jsonEvent } from '@eventstore/db-client';
import type { ExpectedRevision, NewEvent } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';

const MAX_APPEND_BYTES = 1_048_576;
const MAX_NAME_LENGTH = 2_000;
const MAX_REVISION = 2n ** 63n - 1n;
/** Control characters, and halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const invalid = (because: string): EventLogError => new EventLogError('invalid-argument', because);

/** Some names end a real server's process, and `$…` is the server's own. */
export function checkStreamName(stream: string): void {
  if (stream === '') throw invalid('a stream needs a name');
  if (stream.startsWith('$')) throw invalid(`"${stream}" is a system stream`);
  if (stream.length > MAX_NAME_LENGTH) throw invalid('the stream name is too long');
  if (UNPRINTABLE.test(stream)) throw invalid('the stream name is not plain text');
}

export function checkRevision(revision: ExpectedRevision): void {
  if (revision === 'no-stream') return;
  if (revision < 0n || revision > MAX_REVISION) throw invalid(`${String(revision)} is no revision`);
}

/** The read's limit as a number of events; undefined for all there are. */
export function checkLimit(limit: number | undefined): void {
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 0)) throw invalid('a limit is a count of events');
}

export function checkPosition(position: bigint | undefined): void {
  if (position !== undefined && (position < 0n || position > MAX_REVISION))
    throw invalid('the position is out of range');
}

/** The events as the client takes them. Throws `invalid-argument`, or `too-large` for what no server accepts. */
export function encodeEvents(events: readonly NewEvent[]): EventData[] {
  if (events.length === 0) throw invalid('an append needs at least one event');
  let bytes = 0;
  const encoded = events.map((event) => {
    if (!UUID.test(event.id)) throw invalid(`the event id "${event.id}" is no UUID`);
    if (event.type === '' || event.type.startsWith('$')) throw invalid(`"${event.type}" is no event type of ours`);
    bytes += jsonSize(event);
    return jsonEvent({
      id: event.id,
      type: event.type,
      data: event.data as JSONType,
      metadata: { ...event.metadata },
    });
  });
  if (bytes > MAX_APPEND_BYTES) {
    throw new EventLogError(
      'too-large',
      `${String(bytes)} bytes of event data, of which ${String(MAX_APPEND_BYTES)} fit`,
    );
  }
  return encoded;
}

function jsonSize({ data, type }: NewEvent): number {
  const text = stringify(data);
  if (text === undefined) throw invalid(`the data of a ${type} is not JSON`);
  return Buffer.byteLength(text);
}

function stringify(data: unknown): string | undefined {
  try {
    // Of some values there is none, whatever the declared type says.
    const text: unknown = JSON.stringify(data);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
