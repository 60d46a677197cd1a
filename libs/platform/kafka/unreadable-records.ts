import { randomUUID } from 'node:crypto';
import type { Unreadable } from './message-broker';

/** The header by which a stand-in is known. Its name is made anew in every process, so that no sender can set it. */
export const UNREADABLE_HEADER = `unreadable-${randomUUID()}`;

/** A record batch as far as it is not compressed. */
export interface BatchHeader {
  readonly baseOffset: bigint;
  readonly lastOffsetDelta: number;
  readonly records: number;
}

const HEADER_BYTES = 61;
const BYTES_COUNTED_IN_LENGTH = 49;

/**
 * What stands in the 61 bytes before the compressed records of a batch (record batch, format 2): kafkajs hands the codec
 * a view into the whole response. Undefined when something else stands there.
 */
export function headerBefore(compressed: Buffer): BatchHeader | undefined {
  const start = compressed.byteOffset - HEADER_BYTES;
  if (start < 0) return undefined;
  const header = Buffer.from(compressed.buffer, start, HEADER_BYTES);
  const isBatch = header.readInt8(16) === 2 && header.readInt32BE(8) === BYTES_COUNTED_IN_LENGTH + compressed.length;
  if (!isBatch) return undefined;
  return {
    baseOffset: header.readBigInt64BE(0),
    lastOffsetDelta: header.readInt32BE(23),
    records: header.readInt32BE(57),
  };
}

/** As many records as the batch has, each saying why the real ones cannot be read. */
export function standInRecords({ lastOffsetDelta, records }: BatchHeader, unreadable: Unreadable): Buffer {
  const header = Buffer.concat([
    varint(1),
    prefixed(Buffer.from(UNREADABLE_HEADER)),
    prefixed(Buffer.from(JSON.stringify(unreadable))),
  ]);
  const told = Array.from({ length: records }, (_, index) => {
    const offsetDelta = index === records - 1 ? lastOffsetDelta : index;
    // Attributes, timestamp delta, offset delta, no key, no value, headers.
    const fields = [Buffer.from([0]), varint(0), varint(offsetDelta), varint(-1), varint(-1), header];
    return prefixed(Buffer.concat(fields));
  });
  return Buffer.concat(told);
}

function prefixed(bytes: Buffer): Buffer {
  return Buffer.concat([varint(bytes.length), bytes]);
}

/** Zigzag and base 128, as Kafka's records have it; for numbers of at most 31 bits. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
