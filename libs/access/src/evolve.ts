import type { Decider } from '@ledgerline/kernel';
import type { AccessEvent } from './events';
import type { ApiKey } from './state';

export const apiKey: Decider<ApiKey, AccessEvent> = {
  stream: (keyId) => `api-key-${keyId}`,
  initial: { status: 'unknown' },
  evolve(_state, event) {
    switch (event.type) {
      case 'api-key.issued':
        return { status: 'active', issued: event.data };
      case 'api-key.revoked':
        return { status: 'revoked', project: event.data.project };
    }
  },
};
