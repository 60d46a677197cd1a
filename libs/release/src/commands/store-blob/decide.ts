import type { Decision, Refusal } from '@ledgerline/kernel';
import { digestOf, refuse } from '@ledgerline/kernel';
import { BlobStored } from '../../events';
import type { Blob } from '../../state';

export const MAX_BLOB_BYTES = 8 * 1024 * 1024;
/** Bytes in one chunk: 512 KiB as base64, so that a chunk with its envelope is well below what one append may hold. */
export const CHUNK_BYTES = 384 * 1024;

export interface Document {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly chunks: number;
}

export function describeDocument(bytes: Uint8Array, mediaType: string): Document | Refusal<'empty-or-large-blob'> {
  if (bytes.length === 0 || bytes.length > MAX_BLOB_BYTES) {
    return refuse('empty-or-large-blob', { bytes: bytes.length, limit: MAX_BLOB_BYTES });
  }
  return { digest: digestOf(bytes), mediaType, bytes, chunks: Math.ceil(bytes.length / CHUNK_BYTES) };
}

/** One chunk an append; chunks that are there already stay as they are. */
export function storeChunk(document: Document, chunk: number, blob: Blob): Decision<BlobStored, never> {
  const stored = blob.status === 'none' ? 0 : blob.status === 'partial' ? blob.stored : document.chunks;
  if (stored > chunk) return [];
  const { digest, mediaType, bytes, chunks } = document;
  const part = bytes.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES);
  const base64 = Buffer.from(part).toString('base64');
  return [BlobStored({ digest, mediaType, sizeBytes: bytes.length, chunk, chunks, base64 })];
}
