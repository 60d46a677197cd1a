import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The key has another secret; only the digest of it is kept. */
export const ApiKeyRotated = defineEvent(
  'api-key.rotated',
  1,
  Type.Object({
    keyId: Type.String(),
    project: Type.String(),
    secretDigest: Type.String({ pattern: DIGEST_PATTERN }),
    /** Until when the secret before this one opens, too; when it was rotated, where that ended at once. */
    formerUntil: Type.String({ format: 'date-time' }),
    reason: Type.String(),
  }),
  {
    keyId: 'k1',
    project: 'checkout',
    secretDigest: `sha256:${'1'.repeat(64)}`,
    formerUntil: '2026-11-13T09:00:00.000Z',
    reason: 'every ninety days',
  },
);
export type ApiKeyRotated = EventOf<typeof ApiKeyRotated>;
