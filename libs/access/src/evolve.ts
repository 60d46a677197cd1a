import type { Decider } from '@ledgerline/kernel';
import type { ApiKeyEvent, SessionEvent } from './events';
import type { ApiKey, Session } from './state';

export const apiKey: Decider<ApiKey, ApiKeyEvent> = {
  stream: (keyId) => `api-key-${keyId}`,
  initial: { status: 'unknown' },
  evolve(state, event) {
    switch (event.type) {
      case 'api-key.issued':
        return { status: 'active', issued: event.data };
      case 'api-key.revoked':
        return { status: 'revoked', project: event.data.project };
      case 'api-key.rotated': {
        if (state.status !== 'active') return state;
        const { secretDigest, formerUntil: until } = event.data;
        const former = { secretDigest: state.issued.secretDigest, until };
        return { ...state, issued: { ...state.issued, secretDigest }, former };
      }
    }
  },
};

export const session: Decider<Session, SessionEvent> = {
  stream: (sessionId) => `session-${sessionId}`,
  initial: { status: 'unknown' },
  evolve(state, event) {
    switch (event.type) {
      case 'session.offered':
        return { status: 'offered', offer: event.data };
      case 'session.started':
        return {
          status: 'active',
          started: event.data,
          idleAt: event.data.idleAt,
          linkDigest: state.status === 'offered' ? state.offer.secretDigest : undefined,
        };
      case 'session.used':
        return state.status === 'active' ? { ...state, idleAt: event.data.idleAt } : state;
      case 'session.ended':
        return state.status === 'active' ? { status: 'ended', ...linkBehind(state) } : state;
    }
  },
};

function linkBehind({ started: { keyId }, linkDigest }: Extract<Session, { status: 'active' }>) {
  return { keyId, linkDigest };
}
