const VARINT = 0;
const LENGTH_DELIMITED = 2;

/**
 * Writes a protobuf message from its last field to its first: a nested message's length is known by the time its
 * prefix is due, so one pass suffices. Call the methods in reverse order of how the fields shall appear.
 */
export class ProtobufWriter {
  private buffer: Buffer;
  private at: number;

  /** `capacity` is a guess in bytes; the buffer grows when it proves too small. */
  constructor(capacity = 256) {
    this.buffer = Buffer.allocUnsafe(capacity);
    this.at = capacity;
  }

  uint(field: number, value: number | bigint): this {
    this.varint(value);
    this.varint(field * 8 + VARINT);
    return this;
  }

  data(field: number, value: Uint8Array): this {
    this.room(value.length);
    this.at -= value.length;
    this.buffer.set(value, this.at);
    return this.prefix(field, value.length);
  }

  text(field: number, value: string): this {
    const length = Buffer.byteLength(value);
    this.room(length);
    this.at -= length;
    this.buffer.write(value, this.at, 'utf8');
    return this.prefix(field, length);
  }

  /** A message without fields of its own. */
  empty(field: number): this {
    return this.prefix(field, 0);
  }

  /** Where a nested message ends; write its fields next, then `close` it. */
  mark(): number {
    return this.buffer.length - this.at;
  }

  close(field: number, mark: number): this {
    return this.prefix(field, this.mark() - mark);
  }

  finish(): Buffer {
    return this.buffer.subarray(this.at);
  }

  private prefix(field: number, length: number): this {
    this.varint(length);
    this.varint(field * 8 + LENGTH_DELIMITED);
    return this;
  }

  private varint(value: number | bigint): void {
    this.room(10);
    if (typeof value === 'bigint') {
      this.bigVarint(value);
      return;
    }
    let length = 1;
    for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length += 1;
    this.at -= length;
    let rest = value;
    for (let index = this.at; index < this.at + length - 1; index++) {
      this.buffer[index] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.buffer[this.at + length - 1] = rest;
  }

  private bigVarint(value: bigint): void {
    const bytes: number[] = [];
    let rest = value;
    for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
    bytes.push(Number(rest));
    this.at -= bytes.length;
    this.buffer.set(bytes, this.at);
  }

  private room(needed: number): void {
    if (this.at >= needed) return;
    const used = this.buffer.length - this.at;
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, used + needed));
    this.buffer.copy(grown, grown.length - used, this.at);
    this.at = grown.length - used;
    this.buffer = grown;
  }
}
