import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ExceptionGranted, ExceptionRejected, ExceptionRequested } from '../../events';
import { exceptions, type Exceptions } from '../../exceptions';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { RejectException } from './command';
import { rejectException } from './decide';

const { project, exceptionId, person, reason } = ExceptionRejected.sample;
const requested = ExceptionRequested(ExceptionRequested.sample);
const rejected = ExceptionRejected(ExceptionRejected.sample);
const reject = (who: Actor = aPerson(person)) => {
  const command = new RejectException(causeOf(who), project, exceptionId, reason);
  return (state: Exceptions) => rejectException(command, state);
};

describe('rejecting an exception', () => {
  it('says who will not have it and why, once', () => {
    given(exceptions, requested).when(reject()).then(rejected);
    given(exceptions, requested, rejected).when(reject()).thenNothing();
  });

  it('is how one’s own request is taken back', () => {
    given(exceptions, requested)
      .when(reject(aPerson('olga')))
      .then(ExceptionRejected({ ...rejected.data, person: 'olga' }));
  });

  it('is too late when it is in force', () => {
    given(exceptions, requested, ExceptionGranted(ExceptionGranted.sample))
      .when(reject())
      .thenRefused('exception-closed', { exceptionId, status: 'granted' });
  });

  it('is refused to a service, and for an exception that there is not', () => {
    given(exceptions, requested).when(reject(aService)).thenRefused('not-a-person', { principal: 'ci' });
    given(exceptions).when(reject()).thenRefused('no-such-exception', { exceptionId, project });
  });
});
