import { MalformedMessage, ProtobufReader } from './protobuf-reader';
import { ProtobufWriter } from './protobuf-writer';

/** A recorded event on its way into its frame. */
export interface RecordedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number | bigint;
  readonly position: number;
  readonly type: Uint8Array;
  readonly isJson: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

const JSON_TYPE = Buffer.from('application/json');
const BINARY_TYPE = Buffer.from('application/octet-stream');
const TYPE = Buffer.from('type');
const CONTENT_TYPE = Buffer.from('content-type');
const CREATED = Buffer.from('created');
/** The protocol counts time in units of 100 ns. */
const TICKS_PER_MILLISECOND = 10_000;

/**
 * The `ReadResp` that a reader of this event gets, ready for the wire: it is kept as it is, so that reading costs no
 * encoding.
 */
export function encodeFrame(event: RecordedEvent): Buffer {
  const capacity = 320 + event.stream.length * 3 + event.type.length + event.metadata.length + event.data.length;
  const writer = new ProtobufWriter(capacity);
  writer.uint(3, event.position);
  const record = writer.mark();
  if (event.data.length > 0) writer.data(8, event.data);
  if (event.metadata.length > 0) writer.data(7, event.metadata);
  property(writer, CREATED, Buffer.from(String(event.created * TICKS_PER_MILLISECOND), 'latin1'));
  property(writer, CONTENT_TYPE, event.isJson ? JSON_TYPE : BINARY_TYPE);
  property(writer, TYPE, event.type);
  writer.uint(5, event.position).uint(4, event.position).uint(3, event.revision);
  const stream = writer.mark();
  writer.text(3, event.stream).close(2, stream);
  const id = writer.mark();
  writer.text(2, event.id).close(1, id);
  return writer.close(1, record).close(1, 0).finish();
}

function property(writer: ProtobufWriter, key: Uint8Array, value: Uint8Array): void {
  const entry = writer.mark();
  writer.data(2, value).data(1, key).close(6, entry);
}

/** What the node itself needs to know of a stored event. */
export interface FrameContent {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Buffer;
}

export function decodeFrame(frame: Buffer): FrameContent {
  const record = new ProtobufReader(recordOf(frame));
  let [id, stream, type, isJson, revision] = ['', '', '', false, 0n];
  let data = frame.subarray(0, 0);
  while (record.next()) {
    if (record.field === 1) id = textAt(record.message(), 2);
    else if (record.field === 2) stream = textAt(record.message(), 3);
    else if (record.field === 3) revision = record.uint64();
    else if (record.field === 6) {
      const [key, value] = decodeEntry(record.message());
      if (key === 'type') type = value;
      if (key === 'content-type') isJson = value === 'application/json';
    } else if (record.field === 8) data = record.data();
    else record.skip();
  }
  return { id, stream, revision, type, isJson, data };
}

/** The frame of a resolved link: the event it points to, if that is still there, beside the link itself. */
export function encodeResolvedLink(link: Buffer, target: Buffer | undefined, position: number): Buffer {
  const writer = new ProtobufWriter(64 + link.length + (target?.length ?? 0));
  writer.uint(3, position).data(2, recordOf(link));
  if (target !== undefined) writer.data(1, recordOf(target));
  return writer.close(1, 0).finish();
}

/** The `RecordedEvent` bytes inside a frame that {@link encodeFrame} made. */
function recordOf(frame: Buffer): Buffer {
  const response = new ProtobufReader(frame);
  if (!response.next() || response.field !== 1) throw new MalformedMessage('not the frame of an event');
  const event = response.message();
  if (!event.next() || event.field !== 1) throw new MalformedMessage('not the frame of an event');
  return event.data();
}

function textAt(message: ProtobufReader, field: number): string {
  let text = '';
  while (message.next()) {
    if (message.field === field) text = message.text();
    else message.skip();
  }
  return text;
}

function decodeEntry(entry: ProtobufReader): [key: string, value: string] {
  let key = '';
  let value = '';
  while (entry.next()) {
    if (entry.field === 1) key = entry.text();
    else if (entry.field === 2) value = entry.text();
    else entry.skip();
  }
  return [key, value];
}
