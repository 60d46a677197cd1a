import { digestOf, Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { BlobStored } from '../../events';
import { blob } from '../../evolve';
import type { Document } from './decide';
import { CHUNK_BYTES, describeDocument, MAX_BLOB_BYTES, storeChunk } from './decide';
import { mediaTypeOf } from './media-type';

const bytes = Buffer.alloc(CHUNK_BYTES + 3, 'ledger');
const document = describeDocument(bytes, 'text/plain') as Document;
const chunk = (index: number) =>
  BlobStored({
    digest: digestOf(bytes),
    mediaType: 'text/plain',
    sizeBytes: bytes.length,
    chunk: index,
    chunks: 2,
    base64: bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES).toString('base64'),
  });

describe('storing a document', () => {
  it('begins with its first chunk', () => {
    given(blob)
      .when((state) => storeChunk(document, 0, state))
      .then(chunk(0));
  });

  it('goes on where it was interrupted', () => {
    given(blob, chunk(0))
      .when((state) => storeChunk(document, 0, state))
      .thenNothing();
    given(blob, chunk(0))
      .when((state) => storeChunk(document, 1, state))
      .then(chunk(1));
  });

  it('changes nothing when it is there', () => {
    given(blob, chunk(0), chunk(1))
      .when((state) => storeChunk(document, 1, state))
      .thenNothing();
  });

  it.each([0, MAX_BLOB_BYTES + 1])('refuses a document of %d bytes', (size) => {
    expect(describeDocument(Buffer.alloc(size), 'text/plain')).toEqual(
      new Refusal('empty-or-large-blob', { bytes: size, limit: MAX_BLOB_BYTES }),
    );
  });

  it('keeps every chunk well below what one append may hold', () => {
    expect(Buffer.byteLength(JSON.stringify(chunk(0).data))).toBeLessThan(600_000);
  });
});

describe('the media type of a document', () => {
  it.each([
    ['application/sql', 'application/sql'],
    ['Text/Plain; charset=utf-8', 'text/plain'],
    ['text/html\r\nset-cookie: x', 'application/octet-stream'],
    ['nonsense', 'application/octet-stream'],
    [undefined, 'application/octet-stream'],
  ])('of "%s" is %s', (header, expected) => {
    expect(mediaTypeOf(header)).toBe(expected);
  });
});
