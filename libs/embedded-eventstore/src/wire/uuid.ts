import type { ProtobufReader } from './protobuf-reader';
import { MalformedMessage } from './protobuf-reader';

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An event's id as it was sent is not a UUID. */
export class NotAUuid extends Error {
  constructor(text: string) {
    super(`an event id must be a UUID, not "${text.slice(0, 50)}"`);
    this.name = 'NotAUuid';
  }
}

/** The UUID message of the protocol, in either of its two forms, as lower-case text. */
export function decodeUuid(message: ProtobufReader): string {
  let text = '';
  while (message.next()) {
    if (message.field === 1) text = decodeStructured(message.message());
    else if (message.field === 2) text = message.text().toLowerCase();
    else message.skip();
  }
  if (!UUID_PATTERN.test(text)) throw new NotAUuid(text);
  return text;
}

function decodeStructured(message: ProtobufReader): string {
  const bytes = Buffer.alloc(16);
  while (message.next()) {
    if (message.field === 1) bytes.writeBigUInt64BE(message.uint64(), 0);
    else if (message.field === 2) bytes.writeBigUInt64BE(message.uint64(), 8);
    else throw new MalformedMessage('a UUID has two halves');
  }
  return uuidText(bytes);
}

export function uuidBytes(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
