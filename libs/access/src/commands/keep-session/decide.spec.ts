import { given } from '@ledgerline/testing';
import { SessionEnded, SessionStarted, SessionUsed } from '../../events';
import { session } from '../../evolve';
import type { Session } from '../../state';
import { keepSession } from './decide';

const started = SessionStarted(SessionStarted.sample);
const used = SessionUsed(SessionUsed.sample);
const keptUntil = (idleAt: string) => (state: Session) => keepSession(idleAt, state);

describe('keeping a session', () => {
  it('makes it last longer', () => {
    given(session, started).when(keptUntil(used.data.idleAt)).then(used);
  });

  it('never makes it shorter, and tells nothing twice', () => {
    given(session, started, used).when(keptUntil(used.data.idleAt)).thenNothing();
    given(session, started).when(keptUntil('2026-11-12T09:29:59.999Z')).thenNothing();
  });

  it('wakes nothing that is over', () => {
    given(session, started, SessionEnded(SessionEnded.sample)).when(keptUntil(used.data.idleAt)).thenNothing();
    given(session).when(keptUntil(used.data.idleAt)).thenNothing();
  });
});
