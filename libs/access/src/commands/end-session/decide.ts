import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { SessionEnded } from '../../events';
import type { AccessRefusal } from '../../refusals';
import type { Session } from '../../state';

export function endSession(state: Session): Decision<SessionEnded, AccessRefusal> {
  switch (state.status) {
    case 'unknown':
    case 'offered':
      return refuse('no-session');
    case 'ended':
      return [];
    case 'active': {
      const { sessionId, project, principal } = state.started;
      return [SessionEnded({ sessionId, project, principal })];
    }
  }
}
