import { crc32 } from 'node:zlib';
import type { StoredFrame } from '../store/ledger-store';
import { positionOf } from '../store/positions';
import { damaged } from './ledger-fault';

/** Sequence number, length of the frame, checksum over both and the frame; 32 bits each, big-endian. */
const HEADER_BYTES = 12;
const MAX_FRAME_BYTES = 64 * 1_048_576;

/** An event as a backup keeps it: the frame behind its header. */
export function encodeStored({ sequence, frame }: StoredFrame): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + frame.length);
  bytes.writeUInt32BE(sequence, 0);
  bytes.writeUInt32BE(frame.length, 4);
  frame.copy(bytes, HEADER_BYTES);
  bytes.writeUInt32BE(checksumOf(bytes), 8);
  return bytes;
}

/** Cuts records out of the pieces of a file. Throws `damaged` with the place of the first that is not as it was written. */
export class RecordCutter {
  private pending: Buffer = Buffer.alloc(0);
  private offset = 0;
  private after = 0;

  *take(piece: Buffer): Iterable<StoredFrame> {
    this.pending = this.pending.length === 0 ? piece : Buffer.concat([this.pending, piece]);
    for (let length = this.recordLength(); length !== undefined; length = this.recordLength()) {
      const record = this.pending.subarray(0, length);
      if (checksumOf(record) !== record.readUInt32BE(8)) throw damaged(this.place, 'its checksum is another');
      this.pending = this.pending.subarray(length);
      this.offset += length;
      this.after = record.readUInt32BE(0);
      yield { sequence: this.after, frame: record.subarray(HEADER_BYTES) };
    }
  }

  finish(): void {
    if (this.pending.length > 0) throw damaged(this.place, 'the file ends within it');
  }

  private recordLength(): number | undefined {
    if (this.pending.length < HEADER_BYTES) return undefined;
    const length = this.pending.readUInt32BE(4);
    if (length > MAX_FRAME_BYTES) throw damaged(this.place, 'its length cannot be');
    return this.pending.length < HEADER_BYTES + length ? undefined : HEADER_BYTES + length;
  }

  private get place(): string {
    return `byte ${String(this.offset)}, the event after position ${String(positionOf(this.after))}`;
  }
}

function checksumOf(record: Buffer): number {
  return crc32(record.subarray(HEADER_BYTES), crc32(record.subarray(0, 8)));
}
