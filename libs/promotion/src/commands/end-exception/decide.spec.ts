import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import {
  ExceptionEnded,
  ExceptionExpired,
  ExceptionGranted,
  ExceptionRejected,
  ExceptionRequested,
} from '../../events';
import { exceptions, type Exceptions } from '../../exceptions';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { EndException } from './command';
import { endException } from './decide';

const { project, exceptionId, person, reason } = ExceptionEnded.sample;
const requested = ExceptionRequested(ExceptionRequested.sample);
const granted = ExceptionGranted(ExceptionGranted.sample);
const ended = ExceptionEnded(ExceptionEnded.sample);
const end = (who: Actor = aPerson(person)) => {
  const command = new EndException(causeOf(who), project, exceptionId, reason);
  return (state: Exceptions) => endException(command, state);
};

describe('ending an exception before its instant', () => {
  it('says who ends it and why', () => {
    given(exceptions, requested, granted).when(end()).then(ended);
  });

  it('changes nothing when it is over', () => {
    given(exceptions, requested, granted, ended).when(end()).thenNothing();
    given(exceptions, requested, granted, ExceptionExpired(ExceptionExpired.sample)).when(end()).thenNothing();
  });

  it('is refused where it never was in force', () => {
    given(exceptions, requested).when(end()).thenRefused('exception-closed', { exceptionId, status: 'requested' });
    given(exceptions, requested, ExceptionRejected(ExceptionRejected.sample))
      .when(end())
      .thenRefused('exception-closed', { exceptionId, status: 'rejected' });
  });

  it('is refused to a service, and for an exception that there is not', () => {
    given(exceptions, requested, granted).when(end(aService)).thenRefused('not-a-person', { principal: 'ci' });
    given(exceptions).when(end()).thenRefused('no-such-exception', { exceptionId, project });
  });
});
