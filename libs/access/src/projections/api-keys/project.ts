import type { Actor, Projection } from '@ledgerline/kernel';
import type { ApiKeyEvent, ApiKeyIssued, SessionStarted } from '../../events';

export interface ApiKeyRow {
  readonly keyId: string;
  readonly project: string;
  readonly principal: ApiKeyIssued['data']['principal'];
  readonly role: string;
  readonly groups: readonly string[];
  readonly environment?: string;
  readonly issuedAt: string;
  readonly issuedBy: Actor;
  /** Position at which it was issued; orders the list. */
  readonly position: string;
  /** From when on it opens nothing; absent where it opens until it is revoked. */
  readonly expiresAt?: string;
  /** When it got the secret that it has now, and until when the one before opens, too. */
  readonly rotated?: { readonly at: string; readonly by: Actor; readonly reason: string; readonly formerUntil: string };
  /** When somebody signed in with it last; what programs do with it is not recorded. */
  readonly signedInAt?: string;
  readonly revoked?: { readonly at: string; readonly by: Actor; readonly reason: string };
}

/** Which keys are there, for whom, and which were revoked? Nothing of any secret. */
export const apiKeys: Projection<ApiKeyRow, ApiKeyEvent | SessionStarted> = {
  name: 'api_keys',
  generation: 2,
  on: ['api-key.issued', 'api-key.rotated', 'api-key.revoked', 'session.started'],
  keyOf: (event) => event.data.keyId,
  evolve(row, event) {
    const { recordedAt: at, metadata } = event;
    switch (event.type) {
      case 'api-key.issued': {
        const { keyId, project, principal, role, groups, environment, expiresAt } = event.data;
        return {
          keyId,
          project,
          principal,
          role,
          groups,
          ...(environment !== undefined && { environment }),
          issuedAt: at,
          issuedBy: metadata.actor,
          position: String(event.position),
          ...(expiresAt !== undefined && { expiresAt }),
        };
      }
      case 'api-key.rotated': {
        const { reason, formerUntil } = event.data;
        return row && { ...row, rotated: { at, by: metadata.actor, reason, formerUntil } };
      }
      case 'session.started':
        return row && { ...row, signedInAt: at };
      case 'api-key.revoked':
        return row && { ...row, revoked: { at, by: metadata.actor, reason: event.data.reason } };
    }
  },
};
