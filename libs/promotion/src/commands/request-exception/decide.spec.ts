import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ExceptionExpired, ExceptionGranted, ExceptionRequested } from '../../events';
import { exceptions, type Exceptions } from '../../exceptions';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { digest, midnight, v84 } from '../../testing/samples';
import { exceptionIdOf, requestException, type ExceptionFacts } from './decide';

const DAY_MS = 86_400_000;
const { project, until, reason, waives, quorums, owner, involved } = ExceptionRequested.sample;
const facts: ExceptionFacts = { now: midnight, waives, quorums, owner, longestMs: 90 * DAY_MS, involved: [] };
interface Told {
  readonly who?: Actor;
  readonly end?: string;
  readonly known?: Partial<ExceptionFacts>;
}
const request = ({ who = aPerson('olga'), end = until, known = {} }: Told = {}) => {
  const asked = { cause: causeOf(who), project, until: end, reason };
  return (state: Exceptions) => requestException(asked, { ...facts, ...known }, state);
};
const requested = (more: Partial<ExceptionRequested['data']> = {}) =>
  ExceptionRequested({ ...ExceptionRequested.sample, exceptionId: exceptionIdOf('c-1'), involved, ...more });
const granted = (more: Partial<ExceptionGranted['data']> = {}) => {
  const asked = ExceptionRequested({ ...ExceptionRequested.sample, ...more });
  return [asked, ExceptionGranted({ ...ExceptionGranted.sample, ...more })];
};

describe('requesting an exception', () => {
  it('says what is to be waived until when and why, whose word it needs, and who has none', () => {
    given(exceptions)
      .when(request())
      .then(requested({ involved: [{ person: 'olga', as: 'requester' }] }));
  });

  it('is asked of nobody who had a part in the release that it is for', () => {
    const known = { waives: { ...waives, release: v84.id }, involved: [{ person: 'max', as: 'author' }] };
    given(exceptions)
      .when(request({ known }))
      .then(
        requested({
          waives: known.waives,
          involved: [...known.involved, { person: 'olga', as: 'requester' }],
        }),
      );
  });

  it('is refused to a service', () => {
    given(exceptions)
      .when(request({ who: aService }))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('ends in the future, and not later than the project lets it', () => {
    given(exceptions)
      .when(request({ end: midnight }))
      .thenRefused('exception-over-already', { until: midnight, now: midnight }, '/until');
    const latest = '2026-04-01T00:00:00.000Z';
    given(exceptions)
      .when(request({ end: latest }))
      .then(requested({ until: latest }));
    const later = '2026-04-01T00:00:00.001Z';
    given(exceptions)
      .when(request({ end: later }))
      .thenRefused('exception-too-long', { until: later, latest }, '/until');
  });

  it('is refused where the same is waived as long already', () => {
    given(exceptions, ...granted())
      .when(request())
      .thenRefused('excepted-already', { exceptionId: 'EX-1', what: 'gate soak of prod', until });
  });

  it('is taken where the same is waived for less long, not any more, or only asked for', () => {
    given(exceptions, ...granted({ until: '2026-01-02T00:00:00.000Z' }))
      .when(request())
      .then(requested());
    given(exceptions, ...granted(), ExceptionExpired(ExceptionExpired.sample))
      .when(request())
      .then(requested());
    given(exceptions, ExceptionRequested(ExceptionRequested.sample)).when(request()).then(requested());
  });

  it('is taken for another gate, environment or release', () => {
    for (const other of [
      { gate: 'soak', environment: 'stage' },
      { gate: 'window', environment: 'prod' },
      { gate: 'soak', environment: 'prod', release: digest('c') },
      { variance: 'soak', environment: 'prod' },
    ]) {
      given(exceptions, ...granted())
        .when(request({ known: { waives: other } }))
        .then(requested({ waives: other }));
    }
  });
});
