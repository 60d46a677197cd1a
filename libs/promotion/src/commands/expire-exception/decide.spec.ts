import { given } from '@ledgerline/testing';
import { ExceptionEnded, ExceptionExpired, ExceptionGranted, ExceptionRequested } from '../../events';
import { exceptions, type Exceptions } from '../../exceptions';
import { causeOf } from '../../testing/histories';
import { ExpireException } from './command';
import { expireException } from './decide';

const { project, exceptionId } = ExceptionExpired.sample;
const requested = ExceptionRequested(ExceptionRequested.sample);
const granted = ExceptionGranted(ExceptionGranted.sample);
const expired = ExceptionExpired(ExceptionExpired.sample);
const expire = (state: Exceptions) => expireException(new ExpireException(causeOf(), project, exceptionId), state);

describe('the end of an exception', () => {
  it('comes once to what is in force', () => {
    given(exceptions, requested, granted).when(expire).then(expired);
    given(exceptions, requested, granted, expired).when(expire).thenNothing();
  });

  it('finds nothing to end where nothing is waived', () => {
    given(exceptions, requested).when(expire).thenNothing();
    given(exceptions, requested, granted, ExceptionEnded(ExceptionEnded.sample)).when(expire).thenNothing();
  });

  it('is refused for an exception that there is not', () => {
    given(exceptions).when(expire).thenRefused('no-such-exception', { exceptionId, project });
  });
});
