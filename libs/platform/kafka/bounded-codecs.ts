import { digestOf } from '@ledgerline/kernel';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { BatchHeader } from './unreadable-records';
import { headerBefore, standInRecords } from './unreadable-records';
import type { Unreadable } from './message-broker';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** What one batch may become when it is unpacked, whatever it packs. */
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
/** Text packs 5 to 20 times; what packs more than this is made to do harm. */
const MAX_RATIO = 64;
/** So much is always allowed: a few equal messages pack very well. */
const SMALL_BYTES = 16 * 1024;
const MAX_RECORDS = 20_000;

interface Encoder {
  readonly buffer: Buffer;
}

/** gzip as kafkajs has it, except that unpacking has an end; what goes beyond becomes stand-ins that say so. */
export const boundedGzip = {
  compress: ({ buffer }: Encoder): Promise<Buffer> => pack(buffer),
  decompress: async (packed: Buffer): Promise<Buffer> => {
    const header = headerOf(packed);
    const limit = Math.min(MAX_UNPACKED_BYTES, Math.max(SMALL_BYTES, packed.length * MAX_RATIO));
    try {
      return await unpack(packed, { maxOutputLength: limit });
    } catch (error) {
      const tooLarge = codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
      const explanation = tooLarge ? `unpacks to more than ${String(limit)} bytes` : 'is not what gzip makes';
      return standInFor(packed, header, tooLarge ? 'too-large-unpacked' : 'broken-compression', explanation);
    }
  },
};

/** A compression that is not unpacked at all. */
export function unknownCompression(name: string) {
  return {
    compress: (): Promise<Buffer> => Promise.reject(new Error(`${name} is not available`)),
    decompress: (packed: Buffer): Promise<Buffer> =>
      Promise.resolve(
        standInFor(packed, headerOf(packed), 'unknown-compression', `is packed with ${name}; send gzip, or unpacked`),
      ),
  };
}

/** For every consumer of this process: kafkajs keeps its codecs in one table. */
export function registerBoundedCodecs(): void {
  CompressionCodecs[CompressionTypes.GZIP] = () => boundedGzip;
  CompressionCodecs[CompressionTypes.Snappy] = () => unknownCompression('snappy');
  CompressionCodecs[CompressionTypes.LZ4] = () => unknownCompression('lz4');
  CompressionCodecs[CompressionTypes.ZSTD] = () => unknownCompression('zstd');
}

/** Throws, and so stops the consumer with its message, for what a broker since version 0.11 does not send. */
function headerOf(packed: Buffer): BatchHeader {
  const header = headerBefore(packed);
  if (header === undefined) throw new Error('compressed messages that are no record batch of format 2');
  if (header.records > MAX_RECORDS) {
    const { baseOffset, records } = header;
    throw new Error(
      `the batch at offset ${String(baseOffset)} has ${String(records)} records; ${String(MAX_RECORDS)} are taken`,
    );
  }
  return header;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function standInFor(packed: Buffer, header: BatchHeader, reason: Unreadable['reason'], explanation: string): Buffer {
  const { baseOffset, lastOffsetDelta } = header;
  return standInRecords(header, {
    reason,
    explanation,
    firstOffset: String(baseOffset),
    lastOffset: String(baseOffset + BigInt(lastOffsetDelta)),
    bytes: packed.length,
    digest: digestOf(packed),
  });
}
