import { rowsAfter } from '@ledgerline/testing';
import type { Difference } from '../../difference';
import { sampleDifference } from '../../difference';
import { ObservationRecorded, ObservationRepeated } from '../../events';
import { detectorStatus } from './project';
import { silentSince, verdictOf, wordOf } from './verdict';

const observed = (differences: readonly Difference[] = [sampleDifference], changed: object = {}) =>
  ObservationRecorded({ ...ObservationRecorded.sample, differences: [...differences], ...changed });
const repeated = ObservationRepeated(ObservationRepeated.sample);
const { fingerprint } = sampleDifference;

describe('the status of a detector', () => {
  it('is what it saw last, with how often it saw each difference', () => {
    expect(rowsAfter(detectorStatus, observed(), repeated)).toMatchObject([
      {
        observationId: 'ob-1',
        reportedAt: '2026-01-01T00:01:00.000Z',
        position: '1',
        sightings: {
          [fingerprint]: { since: '2026-01-01T00:00:00.000Z', last: '2026-01-01T00:01:00.000Z', times: 2 },
        },
      },
    ]);
  });

  it('forgets a difference that is gone, and counts it anew when it is back', () => {
    const [row] = rowsAfter(detectorStatus, observed(), observed([]), observed());
    expect(row?.sightings).toEqual({
      [fingerprint]: { since: '2026-01-01T00:02:00.000Z', last: '2026-01-01T00:02:00.000Z', times: 1 },
    });
  });
});

describe('the verdict on a detector', () => {
  const verdict = (differences: readonly Difference[], changed: object = {}, now = '2026-01-01T00:05:00.000Z') => {
    const [row] = rowsAfter(detectorStatus, observed(differences, changed));
    return row && verdictOf(wordOf(row), now);
  };
  const as = (classification: Difference['classification']): Difference => ({ ...sampleDifference, classification });

  it('is the worst of what was seen', () => {
    expect(verdict([])).toBe('in-sync');
    expect(verdict([as('declared-variance'), as('excepted')])).toBe('in-sync');
    expect(verdict([as('pending')])).toBe('pending');
    expect(verdict([as('pending'), as('drift')])).toBe('drift');
  });

  it('is unknown as soon as anything is not known', () => {
    expect(verdict([as('drift'), as('unknown')])).toBe('unknown');
    expect(verdict([], { completeness: 'partial' })).toBe('unknown');
    expect(verdict([], {}, '2026-01-01T00:05:00.001Z')).toBe('unknown');
  });

  it('says since when a detector has been silent', () => {
    const reportedAt = '2026-01-01T00:00:00.000Z';
    expect(silentSince({ reportedAt }, '2026-01-01T00:05:00.000Z')).toBeNull();
    expect(silentSince({ reportedAt }, '2026-01-01T00:06:00.000Z')).toBe(reportedAt);
    expect(silentSince({ reportedAt, silentAfterMs: 600_000 }, '2026-01-01T00:10:00.000Z')).toBeNull();
    expect(silentSince({ reportedAt, silentAfterMs: 60_000 }, '2026-01-01T00:01:00.001Z')).toBe(reportedAt);
  });
});
