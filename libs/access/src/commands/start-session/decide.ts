import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { SessionStarted } from '../../events';
import type { AccessRefusal } from '../../refusals';
import type { Session } from '../../state';
import type { StartSession } from './command';

/** Only who has the link's secret learns what became of the link. */
export function startSession(
  { session, linkDigest, now }: Pick<StartSession, 'session' | 'linkDigest' | 'now'>,
  state: Session,
): Decision<SessionStarted, AccessRefusal> {
  if (linkDigest === undefined) {
    return state.status === 'unknown' ? [SessionStarted({ ...session, by: 'key' })] : refuse('session-exists');
  }
  switch (state.status) {
    case 'unknown':
      return refuse('no-such-login-link');
    case 'offered':
      if (state.offer.secretDigest !== linkDigest) return refuse('no-such-login-link');
      if (now >= state.offer.expiresAt) return refuse('login-link-expired', { expiresAt: state.offer.expiresAt });
      return [SessionStarted({ ...session, by: 'link' })];
    case 'active':
    case 'ended':
      return refuse(state.linkDigest === linkDigest ? 'login-link-used' : 'no-such-login-link');
  }
}
