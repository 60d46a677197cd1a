import type { ExpectedRevision, NewEvent } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import type { EncodedEvent } from './append';

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

/** The events as they go over the wire. Throws `invalid-argument`, or `too-large` for what no server accepts. */
export function encodeEvents(events: readonly NewEvent[]): EncodedEvent[] {
  if (events.length === 0) throw invalid('an append needs at least one event');
  let bytes = 0;
  const encoded = events.map(({ id, type, data, metadata }) => {
    if (!UUID.test(id)) throw invalid(`the event id "${id}" is no UUID`);
    if (type === '' || type.startsWith('$')) throw invalid(`"${type}" is no event type of ours`);
    const text = stringify(data);
    if (text === undefined) throw invalid(`the data of a ${type} is not JSON`);
    const event = { id, type, data: Buffer.from(text), metadata: Buffer.from(JSON.stringify(metadata)) };
    bytes += event.data.length;
    return event;
  });
  if (bytes > MAX_APPEND_BYTES) {
    throw new EventLogError(
      'too-large',
      `${String(bytes)} bytes of event data, of which ${String(MAX_APPEND_BYTES)} fit`,
    );
  }
  return encoded;
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
