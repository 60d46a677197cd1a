import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The key opens nothing any more. */
export const ApiKeyRevoked = defineEvent(
  'api-key.revoked',
  1,
  Type.Object({
    keyId: Type.String(),
    project: Type.String(),
    reason: Type.String(),
  }),
  { keyId: 'k1', project: 'checkout', reason: 'left the team' },
);
export type ApiKeyRevoked = EventOf<typeof ApiKeyRevoked>;
