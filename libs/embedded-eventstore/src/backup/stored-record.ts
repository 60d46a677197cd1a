import { MalformedMessage, ProtobufReader } from '../wire/protobuf-reader';

/** Everything that a stored frame says. */
export interface StoredRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  /** As the event itself says it, twice. */
  readonly commit: number;
  readonly prepare: number;
  readonly type: string;
  readonly isJson: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

const TICKS_PER_MILLISECOND = 10_000;
const NOTHING: Buffer = Buffer.alloc(0);

/** Throws `MalformedMessage` for what is not the frame of an event. */
export function decodeRecord(frame: Buffer): StoredRecord {
  const properties = new Map<string, string>();
  let [id, stream, revision, commit, prepare] = ['', '', 0n, -1, -1];
  let [metadata, data] = [NOTHING, NOTHING];
  const record = inside(inside(new ProtobufReader(frame)));
  while (record.next()) {
    if (record.field === 1) id = textIn(record.message(), 2);
    else if (record.field === 2) stream = textIn(record.message(), 3);
    else if (record.field === 3) revision = record.uint64();
    else if (record.field === 4) prepare = record.uint();
    else if (record.field === 5) commit = record.uint();
    else if (record.field === 6) {
      const entry = record.message();
      const [key, value] = pairIn(entry);
      properties.set(key, value);
    } else if (record.field === 7) metadata = record.data();
    else if (record.field === 8) data = record.data();
    else record.skip();
  }
  return {
    ...{ id, stream, revision, commit, prepare, metadata, data },
    type: properties.get('type') ?? '',
    isJson: properties.get('content-type') === 'application/json',
    created: Number(properties.get('created') ?? NaN) / TICKS_PER_MILLISECOND,
  };
}

/** The first field's message: `ReadResp.event`, and in it `ReadEvent.event`. */
function inside(message: ProtobufReader): ProtobufReader {
  if (message.next() && message.field === 1) return message.message();
  throw new MalformedMessage('not the frame of an event');
}

function textIn(message: ProtobufReader, field: number): string {
  let text = '';
  while (message.next()) {
    if (message.field === field) text = message.text();
    else message.skip();
  }
  return text;
}

function pairIn(entry: ProtobufReader): [key: string, value: string] {
  let [key, value] = ['', ''];
  while (entry.next()) {
    if (entry.field === 1) key = entry.text();
    else if (entry.field === 2) value = entry.text();
    else entry.skip();
  }
  return [key, value];
}
