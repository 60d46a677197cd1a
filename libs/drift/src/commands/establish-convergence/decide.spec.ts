import { refuse } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import { sampleDifference } from '../../difference';
import { ObservationRecorded } from '../../events';
import { observation } from '../../observation';
import { convergedObservations } from './decide';

const latest = (observationId: string, changed: Partial<ObservationRecorded['data']> = {}) =>
  observation.evolve(
    observation.initial,
    ObservationRecorded({ ...ObservationRecorded.sample, observationId, differences: [], ...changed }),
  );
const artifacts = { detector: 'artifacts', latest: latest('ob-1'), silent: false };
const flagd = { detector: 'flagd', latest: latest('ob-2'), silent: false };
const drifted: Difference[] = [sampleDifference];
const notYet = refuse('not-in-sync', { environment: 'prod', because: 'flagd has not found intent 1 in place' });

describe('establishing convergence', () => {
  it('takes the word of every detector that is expected', () => {
    expect(convergedObservations('prod', 1, [artifacts, flagd])).toEqual([
      { detector: 'artifacts', observationId: 'ob-1' },
      { detector: 'flagd', observationId: 'ob-2' },
    ]);
  });

  it.each([
    ['never reported', observation.initial],
    ['found drift', latest('ob-2', { differences: drifted })],
    ['did not see everything', latest('ob-2', { completeness: 'partial' })],
    ['looked at another intent', latest('ob-2', { intentRevision: 2 })],
  ])('does not do without one that %s', (_, found) => {
    expect(convergedObservations('prod', 1, [artifacts, { detector: 'flagd', latest: found, silent: false }])).toEqual(
      notYet,
    );
  });

  it('does not take the word of one that is silent', () => {
    expect(convergedObservations('prod', 1, [artifacts, { ...flagd, silent: true }])).toEqual(
      refuse('not-in-sync', { environment: 'prod', because: 'nothing is heard from flagd' }),
    );
  });

  it('is impossible where nobody is expected to look', () => {
    expect(convergedObservations('prod', 1, [])).toEqual(
      refuse('not-in-sync', { environment: 'prod', because: 'no detector is expected to observe it' }),
    );
  });
});
