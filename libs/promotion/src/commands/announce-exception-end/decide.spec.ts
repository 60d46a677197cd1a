import { given } from '@ledgerline/testing';
import { ExceptionEnded, ExceptionEndingAnnounced, ExceptionGranted, ExceptionRequested } from '../../events';
import { exceptions, type Exceptions } from '../../exceptions';
import { causeOf } from '../../testing/histories';
import { AnnounceExceptionEnd } from './command';
import { announceExceptionEnd } from './decide';

const { project, exceptionId } = ExceptionEndingAnnounced.sample;
const requested = ExceptionRequested(ExceptionRequested.sample);
const granted = ExceptionGranted(ExceptionGranted.sample);
const announced = ExceptionEndingAnnounced(ExceptionEndingAnnounced.sample);
const announce = (state: Exceptions) =>
  announceExceptionEnd(new AnnounceExceptionEnd(causeOf(), project, exceptionId), state);

describe('announcing the end of an exception', () => {
  it('tells whoever answers for what is waived, once', () => {
    given(exceptions, requested, granted).when(announce).then(announced);
    given(exceptions, requested, granted, announced).when(announce).thenNothing();
  });

  it('is of no use where nothing is waived', () => {
    given(exceptions, requested).when(announce).thenNothing();
    given(exceptions, requested, granted, ExceptionEnded(ExceptionEnded.sample)).when(announce).thenNothing();
  });

  it('is refused for an exception that there is not', () => {
    given(exceptions).when(announce).thenRefused('no-such-exception', { exceptionId, project });
  });
});
