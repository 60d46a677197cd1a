import { given } from '@ledgerline/testing';
import { SessionOffered } from '../../events';
import { session } from '../../evolve';
import type { Session } from '../../state';
import { offerSession } from './decide';

const offer = SessionOffered.sample;
const offerIt = (state: Session) => offerSession({ offer }, state);

describe('offering a session', () => {
  it('records whom the link is for, and until when', () => {
    given(session).when(offerIt).then(SessionOffered(offer));
  });

  it('changes nothing the second time', () => {
    given(session, SessionOffered(offer)).when(offerIt).thenNothing();
  });
});
