import {
  ExceptionApproved,
  ExceptionEnded,
  ExceptionEndingAnnounced,
  ExceptionExpired,
  ExceptionGranted,
  ExceptionRejected,
  ExceptionRequested,
} from './events';
import { exceptions, waivedGates } from './exceptions';
import { digest, midnight, v84 } from './testing/samples';
import type { WaivedThing } from './waived-thing';

const { until } = ExceptionGranted.sample;
const after = (...events: readonly Parameters<typeof exceptions.evolve>[1][]) =>
  events.reduce(exceptions.evolve, exceptions.initial);
const about = (waives: WaivedThing) => [
  ExceptionRequested({ ...ExceptionRequested.sample, waives }),
  ExceptionGranted({ ...ExceptionGranted.sample, waives }),
];
const waived = (state = after(...about({ gate: 'soak', environment: 'prod' })), now = midnight) =>
  waivedGates(state, 'prod', v84.id, now);
const fact = { exceptionId: 'EX-1', gate: 'soak', reason: 'a fix that cannot wait', approvedBy: ['ana'], until };

describe('what is waived on the way into an environment', () => {
  it('is what is granted for it, with who agreed and until when', () => {
    expect(waived()).toEqual([fact]);
  });

  it('is nothing past the end, whether anybody has noticed it or not', () => {
    expect(waived(undefined, until)).toEqual([]);
    expect(waived(undefined, '2026-01-02T23:59:59.999Z')).toEqual([fact]);
  });

  it.each([
    ['only asked for', [ExceptionRequested(ExceptionRequested.sample), ExceptionApproved(ExceptionApproved.sample)]],
    ['turned down', [ExceptionRequested(ExceptionRequested.sample), ExceptionRejected(ExceptionRejected.sample)]],
    ['ended', [...about(ExceptionRequested.sample.waives), ExceptionEnded(ExceptionEnded.sample)]],
    ['expired', [...about(ExceptionRequested.sample.waives), ExceptionExpired(ExceptionExpired.sample)]],
    ['for elsewhere', about({ gate: 'soak', environment: 'stage' })],
    ['for another release', about({ gate: 'soak', environment: 'prod', release: digest('c') })],
    ['about the bounds of a key', about({ variance: 'soak', environment: 'prod' })],
  ])('is nothing of what is %s', (_, history) => {
    expect(waived(after(...history))).toEqual([]);
  });

  it('may be for one release', () => {
    expect(waived(after(...about({ gate: 'soak', environment: 'prod', release: v84.id })))).toEqual([fact]);
  });
});

it('an exception knows who spoke, and that its end was announced', () => {
  const announced = ExceptionEndingAnnounced(ExceptionEndingAnnounced.sample);
  const state = after(
    ...about(ExceptionRequested.sample.waives),
    ExceptionApproved(ExceptionApproved.sample),
    announced,
  );
  expect(state.get('EX-1')).toMatchObject({
    ...{ status: 'granted', announced: true, approvers: ['ana'] },
    words: new Map([['ana', { person: 'ana', groups: ['platform-leads'] }]]),
  });
});
