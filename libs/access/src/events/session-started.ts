import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { PrincipalNamed } from '../principal-named';

/** A browser is signed in; only the digest of the session's secret is kept. */
export const SessionStarted = defineEvent(
  'session.started',
  1,
  Type.Object({
    sessionId: Type.String(),
    /** The key that it stands for: when that is revoked, the session opens nothing. */
    keyId: Type.String(),
    project: Type.String(),
    principal: PrincipalNamed,
    by: Type.Union([Type.Literal('key'), Type.Literal('link')]),
    secretDigest: Type.String({ pattern: DIGEST_PATTERN }),
    /** When it is over unless it is used again. */
    idleAt: Type.String({ format: 'date-time' }),
    /** When it is over in any case. */
    endsAt: Type.String({ format: 'date-time' }),
  }),
  {
    sessionId: 's1',
    keyId: 'k1',
    project: 'checkout',
    principal: { kind: 'person', id: 'ana' },
    by: 'link',
    secretDigest: `sha256:${'0'.repeat(64)}`,
    idleAt: '2026-11-12T09:30:00.000Z',
    endsAt: '2026-11-12T21:00:00.000Z',
  },
);
export type SessionStarted = EventOf<typeof SessionStarted>;
