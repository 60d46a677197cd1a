import { given } from '@ledgerline/testing';
import { SessionEnded, SessionOffered, SessionStarted } from '../../events';
import { session } from '../../evolve';
import { endSession } from './decide';

const started = SessionStarted(SessionStarted.sample);
const ended = SessionEnded(SessionEnded.sample);

describe('ending a session', () => {
  it('signs out', () => {
    given(session, started).when(endSession).then(ended);
  });

  it('changes nothing the second time', () => {
    given(session, started, ended).when(endSession).thenNothing();
  });

  it('is refused where none began', () => {
    given(session).when(endSession).thenRefused('no-session');
    given(session, SessionOffered(SessionOffered.sample)).when(endSession).thenRefused('no-session');
  });
});
