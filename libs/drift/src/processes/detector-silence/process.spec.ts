import { whatProcessDoes } from '@ledgerline/testing';
import { FindingClosed, FindingOpened, ObservationRecorded, ObservationRepeated } from '../../events';
import { findingIdOf } from '../../finding-id';
import { silenceOf } from '../../silence';
import { detectorSilence } from './process';

const difference = silenceOf('prod', 'artifacts');
const findingId = findingIdOf(difference.fingerprint);
const recorded = (changed: object = {}) => ObservationRecorded({ ...ObservationRecorded.sample, ...changed });
const repeated = ObservationRepeated(ObservationRepeated.sample);
const opened = FindingOpened({ ...FindingOpened.sample, findingId, difference });
const closed = FindingClosed({ ...FindingClosed.sample, findingId });
const looks = (at: string) => ({ do: 'wake', name: 'due', at });
const due = { type: 'wake', name: 'due', at: '2026-01-01T00:05:00.000Z' } as const;
const detectors = ['artifacts'];
const notice = { command: 'notice-silence', project: 'checkout', environment: 'prod', detectors, at: due.at } as const;
const nothing = [{ do: 'ignore', because: expect.any(String) as string }];

describe('listening to detectors', () => {
  it('looks at the time when the first word is too long ago', () => {
    expect(whatProcessDoes(detectorSilence, recorded())).toEqual([looks('2026-01-01T00:05:00.000Z')]);
    expect(whatProcessDoes(detectorSilence, recorded({ silentAfterMs: 120_000 }))).toEqual([
      looks('2026-01-01T00:02:00.000Z'),
    ]);
  });

  it('asks the ledger then what was heard since', () => {
    expect(whatProcessDoes(detectorSilence, recorded(), due)).toEqual([{ do: 'send', command: notice }]);
  });

  it('looks again when the next one could be silent', () => {
    const facts = { environment: 'prod', next: '2026-01-01T00:09:00.000Z' };
    const refused = { type: 'refused', command: notice, code: 'all-heard', facts } as const;
    expect(whatProcessDoes(detectorSilence, recorded(), due, refused)).toEqual([looks('2026-01-01T00:09:00.000Z')]);
  });

  it('writes nothing of a word that is expected', () => {
    expect(whatProcessDoes(detectorSilence, recorded(), repeated)).toEqual(nothing);
    const recordedAt = '2026-01-01T00:00:00.000Z';
    const listening = detectorSilence.evolve(detectorSilence.initial, { ...recorded(), recordedAt });
    expect(detectorSilence.evolve(listening, { ...repeated, recordedAt })).toBe(listening);
  });

  it('listens to every detector that has ever spoken', () => {
    const other = recorded({ detector: 'flagd' });
    expect(whatProcessDoes(detectorSilence, recorded(), other)).toEqual([looks('2026-01-01T00:02:00.000Z')]);
    expect(whatProcessDoes(detectorSilence, recorded(), other, due)).toMatchObject([
      { command: { detectors: ['artifacts', 'flagd'] } },
    ]);
  });

  it('ends a silence with the next word, and goes on listening', () => {
    expect(whatProcessDoes(detectorSilence, recorded(), opened, repeated)).toMatchObject([
      { do: 'send', command: { command: 'close-finding', findingId, observationId: 'ob-2' } },
      looks('2026-01-01T00:03:00.000Z'),
    ]);
    expect(whatProcessDoes(detectorSilence, recorded(), opened, repeated, repeated)).toEqual(nothing);
  });

  it('goes on listening to the others when one has fallen silent, or is not expected any more', () => {
    expect(whatProcessDoes(detectorSilence, recorded(), opened)).toEqual([looks('2026-01-01T00:02:00.000Z')]);
    expect(whatProcessDoes(detectorSilence, recorded(), opened, closed)).toEqual([looks('2026-01-01T00:03:00.000Z')]);
    expect(whatProcessDoes(detectorSilence, recorded(), opened, closed, repeated)).toEqual(nothing);
  });

  it('has nothing to do with other findings', () => {
    expect(whatProcessDoes(detectorSilence, recorded(), FindingOpened(FindingOpened.sample))).toEqual(nothing);
    expect(whatProcessDoes(detectorSilence, recorded(), FindingClosed(FindingClosed.sample))).toEqual(nothing);
  });
});
