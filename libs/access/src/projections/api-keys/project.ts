import type { Actor, Projection } from '@ledgerline/kernel';
import type { ApiKeyEvent, ApiKeyIssued } from '../../events';

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
  readonly revoked?: { readonly at: string; readonly by: Actor; readonly reason: string };
}

/** Which keys are there, for whom, and which were revoked? Nothing of any secret. */
export const apiKeys: Projection<ApiKeyRow, ApiKeyEvent> = {
  name: 'api_keys',
  generation: 1,
  on: ['api-key.issued', 'api-key.revoked'],
  keyOf: (event) => event.data.keyId,
  evolve(row, event) {
    const { recordedAt: at, metadata } = event;
    switch (event.type) {
      case 'api-key.issued': {
        const { keyId, project, principal, role, groups, environment } = event.data;
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
        };
      }
      case 'api-key.revoked':
        return row && { ...row, revoked: { at, by: metadata.actor, reason: event.data.reason } };
    }
  },
};
