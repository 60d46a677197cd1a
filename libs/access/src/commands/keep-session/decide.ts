import { SessionUsed } from '../../events';
import type { Session } from '../../state';

/** What is over stays over, and nothing makes a session shorter. */
export function keepSession(idleAt: string, state: Session): readonly SessionUsed[] {
  if (state.status !== 'active' || idleAt <= state.idleAt) return [];
  const { sessionId, project, principal } = state.started;
  return [SessionUsed({ sessionId, project, principal, idleAt })];
}
