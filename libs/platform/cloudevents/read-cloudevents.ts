import { HTTP } from 'cloudevents';
import type { EnvelopeProblem } from './envelope';
import { problemOfEnvelope } from './envelope';

export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Decoded JSON, whichever way it was carried. */
  readonly data: unknown;
  /** JSON pointer to `data` in what was sent. */
  readonly dataAt: string;
}

/** An HTTP request as it came in; the body is parsed JSON. */
export interface CloudEventMessage {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
}

export interface ReceivedEvents {
  readonly mode: 'structured' | 'binary' | 'batch';
  readonly events: readonly CloudEvent[];
}

/** What was sent is no CloudEvent, version 1.0. */
export class InvalidCloudEvent extends Error {
  constructor(
    readonly problem: string,
    /** JSON pointer into the body; undefined when a header is to blame. */
    readonly pointer?: string,
  ) {
    super(problem);
    this.name = 'InvalidCloudEvent';
  }
}

const MAX_BATCH = 500;
const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

/** The events in a request: structured, batch, or binary (attributes in `ce-` headers). Throws {@link InvalidCloudEvent}. */
export function readCloudEvents({ headers, body }: CloudEventMessage): ReceivedEvents {
  const [type] = String(headers['content-type'] ?? '')
    .toLowerCase()
    .split(';', 1);
  if (type === BATCH) return { mode: 'batch', events: readBatch(body) };
  if (type === STRUCTURED) return { mode: 'structured', events: [readStructured(body, '')] };
  return { mode: 'binary', events: [readBinary(headers, body)] };
}

function readBatch(body: unknown): readonly CloudEvent[] {
  if (!Array.isArray(body)) throw new InvalidCloudEvent('a batch is a list of events', '');
  if (body.length > MAX_BATCH) throw new InvalidCloudEvent(`a batch has at most ${String(MAX_BATCH)} events`, '');
  return body.map((event: unknown, index) => readStructured(event, `/${String(index)}`));
}

function readStructured(body: unknown, at: string): CloudEvent {
  const found = problemOfEnvelope(body);
  if (found !== undefined) throw new InvalidCloudEvent(sentence(found), `${at}${found.pointer}`);
  const { specversion, id, source, type, data, data_base64 } = body as Readonly<Record<string, unknown>>;
  const carried = data_base64 === undefined ? { data } : { data_base64 };
  const dataAt = `${at}/${data_base64 === undefined ? 'data' : 'data_base64'}`;
  return decoded({ 'content-type': STRUCTURED }, { specversion, id, source, type, ...carried }, dataAt);
}

function readBinary(headers: CloudEventMessage['headers'], body: unknown): CloudEvent {
  const attributes = Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => name.startsWith('ce-') && typeof value === 'string')
      .map(([name, value]) => [name.slice('ce-'.length), percentDecoded(String(value))]),
  );
  const found = problemOfEnvelope(attributes);
  if (found !== undefined) throw new InvalidCloudEvent(`header ce-${found.pointer.slice(1)} ${found.problem}`);
  const named = ['specversion', 'id', 'source', 'type'].map((name) => [`ce-${name}`, attributes[name] ?? ''] as const);
  return decoded({ ...Object.fromEntries(named), 'content-type': 'application/json' }, body, '');
}

function sentence({ pointer, problem }: EnvelopeProblem): string {
  return pointer === '' ? `it ${problem}` : `${pointer.slice(1)} ${problem}`;
}

/** The protocol binding is the library's; it is given only what has been checked. */
function decoded(headers: Record<string, string>, body: unknown, dataAt: string): CloudEvent {
  try {
    const [event] = [HTTP.toEvent<unknown>({ headers, body: JSON.stringify(body ?? null) })].flat();
    if (event !== undefined)
      return { id: event.id, source: event.source, type: event.type, data: jsonIn(event.data), dataAt };
  } catch {
    // Only the data is left to be wrong, and what the library says of it may repeat it.
  }
  throw new InvalidCloudEvent('its data is not JSON', dataAt);
}

/** Data that was carried as base64 arrives as bytes. */
function jsonIn(data: unknown): unknown {
  if (!ArrayBuffer.isView(data) || !('length' in data)) return data;
  return JSON.parse(Buffer.from(Array.from(data as unknown as ArrayLike<number>)).toString()) as unknown;
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
