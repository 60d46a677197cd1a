import { given } from '@ledgerline/testing';
import { SessionEnded, SessionOffered, SessionStarted } from '../../events';
import { session } from '../../evolve';
import type { Session } from '../../state';
import { startSession } from './decide';

const { by: _by, ...begun } = SessionStarted.sample;
const offered = SessionOffered(SessionOffered.sample);
const { secretDigest: linkDigest, expiresAt } = SessionOffered.sample;
const inTime = '2026-11-12T09:00:00.000Z';
const other = `sha256:${'1'.repeat(64)}`;

const withKey = (state: Session) => startSession({ session: begun, linkDigest: undefined, now: inTime }, state);
const withLink =
  (digest = linkDigest, now = inTime) =>
  (state: Session) =>
    startSession({ session: begun, linkDigest: digest, now }, state);

describe('starting a session', () => {
  it('is done with a key', () => {
    given(session)
      .when(withKey)
      .then(SessionStarted({ ...begun, by: 'key' }));
  });

  it('is done with the link that was offered', () => {
    given(session, offered)
      .when(withLink())
      .then(SessionStarted({ ...begun, by: 'link' }));
  });

  it('is refused with a link that was never made, or with another secret', () => {
    given(session).when(withLink()).thenRefused('no-such-login-link');
    given(session, offered).when(withLink(other)).thenRefused('no-such-login-link');
  });

  it('is refused from the moment at which the link expires', () => {
    given(session, offered).when(withLink(linkDigest, expiresAt)).thenRefused('login-link-expired', { expiresAt });
  });

  it('is refused the second time, also when the session is over, and only told to who has the secret', () => {
    const started = SessionStarted({ ...begun, by: 'link' });
    const ended = SessionEnded(SessionEnded.sample);
    given(session, offered, started).when(withLink()).thenRefused('login-link-used');
    given(session, offered, started, ended).when(withLink()).thenRefused('login-link-used');
    given(session, offered, started).when(withLink(other)).thenRefused('no-such-login-link');
  });

  it('never takes over a session that there is', () => {
    given(session, SessionStarted({ ...begun, by: 'key' }))
      .when(withKey)
      .thenRefused('session-exists');
    given(session, offered).when(withKey).thenRefused('session-exists');
  });
});
