/** What was sent is not the protobuf message that it should be. */
export class MalformedMessage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedMessage';
  }
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/**
 * Walks the fields of one protobuf message without copying its bytes. `next()` moves to a field; exactly one of the
 * reading methods (or `skip()`) then consumes it. Throws {@link MalformedMessage}.
 */
export class ProtobufReader {
  /** Number of the field that `next()` moved to. */
  field = 0;
  private wireType = VARINT;

  constructor(
    private readonly bytes: Buffer,
    private at = 0,
    private readonly end = bytes.length,
  ) {}

  next(): boolean {
    if (this.at >= this.end) return false;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.wireType = tag % 8;
    if (this.field === 0) throw new MalformedMessage('field number 0');
    return true;
  }

  /** An unsigned number; beyond 2^53 it is no longer exact. */
  uint(): number {
    this.expect(VARINT);
    return this.varint();
  }

  uint64(): bigint {
    this.expect(VARINT);
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new MalformedMessage('a number of more than 64 bits');
  }

  bool(): boolean {
    return this.uint() !== 0;
  }

  data(): Buffer {
    const start = this.span();
    return this.bytes.subarray(start, this.at);
  }

  text(): string {
    const start = this.span();
    return this.bytes.toString('utf8', start, this.at);
  }

  message(): ProtobufReader {
    const start = this.span();
    return new ProtobufReader(this.bytes, start, this.at);
  }

  skip(): void {
    if (this.wireType === VARINT) this.varint();
    else if (this.wireType === FIXED64) this.advance(8);
    else if (this.wireType === LENGTH_DELIMITED) this.span();
    else if (this.wireType === FIXED32) this.advance(4);
    else throw new MalformedMessage(`wire type ${String(this.wireType)}`);
  }

  private span(): number {
    this.expect(LENGTH_DELIMITED);
    const length = this.varint();
    const start = this.at;
    this.advance(length);
    return start;
  }

  private expect(wireType: number): void {
    if (this.wireType !== wireType) throw new MalformedMessage(`wire type of field ${String(this.field)}`);
  }

  private advance(length: number): void {
    this.at += length;
    if (this.at > this.end) throw new MalformedMessage('the message ends too early');
  }

  private varint(): number {
    let value = 0;
    let factor = 1;
    for (let count = 0; count < 10; count++) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
    throw new MalformedMessage('a number of more than 64 bits');
  }

  private byte(): number {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined;
    if (byte === undefined) throw new MalformedMessage('the message ends too early');
    this.at += 1;
    return byte;
  }
}
