import { gzipSync } from 'node:zlib';
import { boundedGzip, unknownCompression } from './bounded-codecs';
import { UNREADABLE_HEADER } from './unreadable-records';

/** The compressed records of a batch as kafkajs hands them over: a view behind the batch's header. */
function inBatch(records: number, packed: Buffer, baseOffset = 40n): Buffer {
  const header = Buffer.alloc(61);
  header.writeBigInt64BE(baseOffset, 0);
  header.writeInt32BE(49 + packed.length, 8);
  header.writeInt8(2, 16);
  header.writeInt32BE(records - 1, 23);
  header.writeInt32BE(records, 57);
  return Buffer.concat([header, packed]).subarray(61);
}

const reasonIn = (records: Buffer) => /"reason":"([a-z-]+)"/.exec(records.toString())?.[1];

describe('what was packed', () => {
  it('is unpacked when it is of a sensible size', async () => {
    const text = Buffer.from(Array.from({ length: 2000 }, (_, index) => `event ${String(index)}`).join());
    expect(await boundedGzip.decompress(inBatch(1, gzipSync(text)))).toEqual(text);
    const packed = await boundedGzip.compress({ buffer: text });
    expect(await boundedGzip.decompress(inBatch(1, packed))).toEqual(text);
  });

  it.each([
    ['a bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'too-large-unpacked'],
    ['many small bombs', gzipSync(Buffer.alloc(1024 * 1024)), 'too-large-unpacked'],
    ['no gzip', Buffer.from('nonsense'), 'broken-compression'],
  ])('is stood in for when it is %s', async (_what, packed, reason) => {
    const records = await boundedGzip.decompress(inBatch(3, packed));
    expect(reasonIn(records)).toBe(reason);
    expect(records.length).toBeLessThan(4096);
    expect(records.toString().split(UNREADABLE_HEADER)).toHaveLength(4);
    expect(records.toString()).toContain('"firstOffset":"40","lastOffset":"42"');
  });

  it('is stood in for when nobody here can unpack it', async () => {
    const records = await unknownCompression('zstd').decompress(inBatch(1, Buffer.from('x')));
    expect(reasonIn(records)).toBe('unknown-compression');
    await expect(unknownCompression('zstd').compress()).rejects.toThrow('zstd');
  });

  it('stops the consumer when it is no batch of today, or one without end', async () => {
    await expect(boundedGzip.decompress(Buffer.from('x'))).rejects.toThrow('no record batch');
    await expect(boundedGzip.decompress(inBatch(1_000_000, gzipSync('x')))).rejects.toThrow('at offset 40');
  });
});
