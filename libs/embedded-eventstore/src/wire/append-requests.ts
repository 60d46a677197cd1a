import { isUtf8 } from 'node:buffer';
import { MalformedMessage, ProtobufReader } from './protobuf-reader';
import { decodeUuid } from './uuid';

/** Which revision a writer expects its stream to be at. */
export type Expected = 'any' | 'no-stream' | 'stream-exists' | bigint;

/** An event as a client proposes it; the buffers are views into the request. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: Buffer;
  readonly isJson: boolean;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

/** Where an append or a deletion goes. */
export interface Target {
  readonly stream: string;
  readonly expected: Expected;
  /** Milliseconds since 1970 after which the caller no longer waits. */
  readonly deadline?: number;
}

const NOTHING: Buffer = Buffer.alloc(0);

/** `StreamIdentifier`: the name of a stream. */
export function decodeStreamIdentifier(message: ProtobufReader): string {
  let name = NOTHING;
  while (message.next()) {
    if (message.field === 3) name = message.data();
    else message.skip();
  }
  if (!isUtf8(name)) throw new MalformedMessage('a stream name must be UTF-8');
  return name.toString('utf8');
}

/** The `Options` that appends, deletions and tombstones have in common, field numbers included. */
export function decodeTarget(message: ProtobufReader): Target {
  let stream = '';
  let expected: Expected = 'any';
  let deadline: number | undefined;
  while (message.next()) {
    if (message.field === 1) stream = decodeStreamIdentifier(message.message());
    else if (message.field === 2) expected = message.uint64();
    else if (message.field === 6) deadline = decodeTimestamp(message.message());
    else {
      if (message.field === 3) expected = 'no-stream';
      else if (message.field === 4) expected = 'any';
      else if (message.field === 5) expected = 'stream-exists';
      message.skip();
    }
  }
  return deadline === undefined ? { stream, expected } : { stream, expected, deadline };
}

/** `DeleteReq` and `TombstoneReq`: one message of options. */
export function decodeDeletion(bytes: Buffer): Target {
  const message = new ProtobufReader(bytes);
  let target: Target = { stream: '', expected: 'any' };
  while (message.next()) {
    if (message.field === 1) target = decodeTarget(message.message());
    else message.skip();
  }
  return target;
}

/** `ProposedMessage`, the same in single and in batch appends. */
export function decodeProposedEvent(message: ProtobufReader): ProposedEvent {
  let id = '';
  const event = { type: NOTHING, isJson: false, metadata: NOTHING, data: NOTHING };
  while (message.next()) {
    if (message.field === 1) id = decodeUuid(message.message());
    else if (message.field === 2) decodeProperty(message.message(), event);
    else if (message.field === 3) event.metadata = message.data();
    else if (message.field === 4) event.data = message.data();
    else message.skip();
  }
  if (id === '') throw new MalformedMessage('an event needs an id');
  if (event.type.length === 0) throw new MalformedMessage('an event needs a type');
  if (!isUtf8(event.type)) throw new MalformedMessage('an event type must be UTF-8');
  return { id, ...event };
}

function decodeProperty(entry: ProtobufReader, event: { type: Buffer; isJson: boolean }): void {
  let key = '';
  let value = NOTHING;
  while (entry.next()) {
    if (entry.field === 1) key = entry.text();
    else if (entry.field === 2) value = entry.data();
    else entry.skip();
  }
  if (key === 'type') event.type = value;
  else if (key === 'content-type') event.isJson = value.toString('latin1') === 'application/json';
}

function decodeTimestamp(message: ProtobufReader): number {
  let seconds = 0n;
  let nanoseconds = 0;
  while (message.next()) {
    if (message.field === 1) seconds = BigInt.asIntN(64, message.uint64());
    else if (message.field === 2) nanoseconds = message.uint();
    else message.skip();
  }
  return Number(seconds) * 1000 + nanoseconds / 1e6;
}
