import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** One chunk of a large document, addressed by the digest of the whole. */
export const BlobStored = defineEvent(
  'blob.stored',
  1,
  Type.Object({
    digest: Type.String({ pattern: DIGEST_PATTERN }),
    mediaType: Type.String(),
    sizeBytes: Type.Integer({ minimum: 0 }),
    chunk: Type.Integer({ minimum: 0 }),
    chunks: Type.Integer({ minimum: 1 }),
    base64: Type.String(),
  }),
  {
    digest: `sha256:${'f'.repeat(64)}`,
    mediaType: 'application/sql',
    sizeBytes: 9,
    chunk: 0,
    chunks: 1,
    base64: 'c2VsZWN0IDE7',
  },
);
export type BlobStored = EventOf<typeof BlobStored>;
