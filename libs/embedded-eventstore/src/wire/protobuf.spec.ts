import { MalformedMessage, ProtobufReader } from './protobuf-reader';
import { ProtobufWriter } from './protobuf-writer';

describe('protobuf messages', () => {
  it.each([0, 1, 127, 128, 300, 2 ** 31, 2 ** 32 + 1, 2 ** 53 - 1])('keep the number %d', (value) => {
    const reader = new ProtobufReader(new ProtobufWriter().uint(1, value).finish());
    expect(reader.next()).toBe(true);
    expect(reader.uint()).toBe(value);
    expect(reader.next()).toBe(false);
  });

  it.each([0n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 64n - 1n])('keep the number %d exactly', (value) => {
    const reader = new ProtobufReader(new ProtobufWriter().uint(7, value).finish());
    reader.next();
    expect([reader.field, reader.uint64()]).toEqual([7, value]);
  });

  it('nest, and appear in reverse order of writing', () => {
    const writer = new ProtobufWriter(8);
    writer.text(9, 'last');
    const inner = writer.mark();
    writer.data(3, Buffer.alloc(500, 7)).text(2, 'ü').empty(1).close(4, inner);
    const reader = new ProtobufReader(writer.finish());
    reader.next();
    expect(reader.field).toBe(4);
    const message = reader.message();
    expect([message.next(), message.field, message.data().length]).toEqual([true, 1, 0]);
    expect([message.next(), message.text()]).toEqual([true, 'ü']);
    expect([message.next(), message.data()]).toEqual([true, Buffer.alloc(500, 7)]);
    expect(message.next()).toBe(false);
    expect([reader.next(), reader.field, reader.text()]).toEqual([true, 9, 'last']);
  });

  it('pass over fields that nobody asked for', () => {
    const fixed = Buffer.from([0x09, 1, 2, 3, 4, 5, 6, 7, 8, 0x15, 1, 2, 3, 4]);
    const reader = new ProtobufReader(Buffer.concat([fixed, new ProtobufWriter().text(4, 'x').uint(3, 1).finish()]));
    const fields: number[] = [];
    while (reader.next()) {
      fields.push(reader.field);
      reader.skip();
    }
    expect(fields).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['a length beyond the end', [0x0a, 5, 1]],
    ['a number without end', Array.from({ length: 20 }, () => 0xff)],
    ['a number that stops', [0x08, 0x80]],
    ['field number 0', [0x00, 0x00]],
    ['a group', [0x0b]],
  ])('refuse %s', (_what, bytes) => {
    const reader = new ProtobufReader(Buffer.from(bytes));
    const readAll = (): void => {
      while (reader.next()) reader.skip();
    };
    expect(readAll).toThrow(MalformedMessage);
  });
});
