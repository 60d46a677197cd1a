import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { PrincipalNamed } from '../principal-named';

/** A principal may use the api with this key; only the digest of its secret is kept. */
export const ApiKeyIssued = defineEvent(
  'api-key.issued',
  1,
  Type.Object({
    keyId: Type.String(),
    /** The one project it opens, or `*` for all of them. */
    project: Type.String(),
    principal: PrincipalNamed,
    role: Type.String(),
    groups: Type.Array(Type.String()),
    /** Agents and deployers are bound to one environment. */
    environment: Type.Optional(Type.String()),
    secretDigest: Type.String({ pattern: DIGEST_PATTERN }),
    /** From when on it opens nothing; without, it opens until it is revoked. */
    expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  {
    keyId: 'k1',
    project: 'checkout',
    principal: { kind: 'person', id: 'ana' },
    role: 'release-manager',
    groups: ['release-managers'],
    secretDigest: `sha256:${'0'.repeat(64)}`,
  },
);
export type ApiKeyIssued = EventOf<typeof ApiKeyIssued>;
