import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { PrincipalNamed } from '../principal-named';

/** Whoever has the link may begin this session with it, once, until it expires; only the digest of its secret is kept. */
export const SessionOffered = defineEvent(
  'session.offered',
  1,
  Type.Object({
    sessionId: Type.String(),
    /** The key that asked for the link; the session is worth what the key is worth. */
    keyId: Type.String(),
    /** The one project that the key opens, or `*`. */
    project: Type.String(),
    principal: PrincipalNamed,
    secretDigest: Type.String({ pattern: DIGEST_PATTERN }),
    expiresAt: Type.String({ format: 'date-time' }),
  }),
  {
    sessionId: 's1',
    keyId: 'k1',
    project: 'checkout',
    principal: { kind: 'person', id: 'ana' },
    secretDigest: `sha256:${'0'.repeat(64)}`,
    expiresAt: '2026-11-12T09:10:00.000Z',
  },
);
export type SessionOffered = EventOf<typeof SessionOffered>;
