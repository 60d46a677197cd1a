import { rowsAfter } from '@ledgerline/testing';
import { ObservationRecorded } from '../../events';
import { findingIdOf } from '../../finding-id';
import { silenceOf } from '../../silence';
import type { DetectorStatusRow } from './project';
import { detectorStatus } from './project';
import { summaryOf } from './summary';
import { wordOf } from './verdict';

const observed = (detector: string, changed: object = {}) =>
  ObservationRecorded({ ...ObservationRecorded.sample, environment: 'prod', detector, differences: [], ...changed });
const summary = (
  expected: Readonly<Record<string, { readonly observe: readonly string[] }>>,
  reports: readonly ReturnType<typeof observed>[],
  now = '2026-01-01T00:02:00.000Z',
  silences: readonly { readonly environment: string; readonly findingId: string }[] = [],
) => summaryOf({ expected, heard: rowsAfter(detectorStatus, ...reports).map(heardIn), silences, now });
const heardIn = (row: DetectorStatusRow) => ({ ...row, ...wordOf(row) });
const expecting = (...observe: readonly string[]) => ({ prod: { observe } });

describe('the detectors of a project', () => {
  it('are told with what was heard of them last, and whether they were asked for', () => {
    expect(summary(expecting('flagd'), [observed('flagd'), observed('artifacts')])).toEqual([
      {
        ...{ environment: 'prod', detector: 'flagd', expected: true, verdict: 'in-sync', completeness: 'complete' },
        ...{ problem: null, reportedAt: '2026-01-01T00:00:00.000Z', silentAfterMs: 300_000, silentSince: null },
        findingId: null,
      },
      expect.objectContaining({ detector: 'artifacts', expected: false, reportedAt: '2026-01-01T00:01:00.000Z' }),
    ]);
  });

  it('are told that are expected and were never heard: what they would see is unknown', () => {
    expect(summary(expecting('flagd'), [])).toEqual([
      {
        ...{ environment: 'prod', detector: 'flagd', expected: true, verdict: 'unknown', completeness: null },
        ...{ problem: null, reportedAt: null, silentAfterMs: null, silentSince: null, findingId: null },
      },
    ]);
  });

  it('are silent after their own time, not after that of others', () => {
    const slow = observed('slow', { silentAfterMs: 600_000 });
    const quick = observed('quick', { silentAfterMs: 60_000 });
    expect(summary(expecting('slow', 'quick'), [slow, quick], '2026-01-01T00:09:00.000Z')).toMatchObject([
      { detector: 'slow', silentAfterMs: 600_000, silentSince: null, verdict: 'in-sync' },
      { detector: 'quick', silentAfterMs: 60_000, silentSince: '2026-01-01T00:01:00.000Z', verdict: 'unknown' },
    ]);
  });

  it('name why they saw less than everything', () => {
    const partial = observed('flagd', { completeness: 'partial', problem: 'half of it could not be read' });
    expect(summary(expecting('flagd'), [partial])).toMatchObject([
      { completeness: 'partial', problem: 'half of it could not be read', verdict: 'unknown' },
    ]);
  });

  it('name the finding about their silence while it is open, in their own environment', () => {
    const findingId = findingIdOf(silenceOf('prod', 'flagd').fingerprint);
    const there = [{ environment: 'prod', findingId }];
    const elsewhere = [{ environment: 'stage', findingId }];
    expect(summary(expecting('flagd'), [observed('flagd')], undefined, there)).toMatchObject([{ findingId }]);
    expect(summary(expecting('flagd'), [], undefined, there)).toMatchObject([{ findingId }]);
    expect(summary(expecting('flagd'), [], undefined, elsewhere)).toMatchObject([{ findingId: null }]);
  });

  it('of environments that are no more are not told', () => {
    expect(summary({}, [observed('flagd')])).toEqual([]);
  });
});
