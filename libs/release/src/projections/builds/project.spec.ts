import { rowsAfter } from '@ledgerline/testing';
import { BuildPublished, BuildRecorded } from '../../events';
import { builds } from './project';

const recorded = BuildRecorded(BuildRecorded.sample);
const published = BuildPublished(BuildPublished.sample);
const row = {
  ...BuildRecorded.sample,
  recordedAt: '2026-01-01T00:00:00.000Z',
  recordedBy: { kind: 'person', id: 'olga' },
  published: [],
  position: '0',
};

describe('builds', () => {
  it('are listed with what they made, from what, and who recorded them', () => {
    expect(rowsAfter(builds, recorded)).toEqual([row]);
  });

  it('say where their artifacts can be pulled from, and since when', () => {
    const { digest, repository, publisher } = BuildPublished.sample;
    const place = { digest, repository, publisher, at: '2026-01-01T00:01:00.000Z' };
    expect(rowsAfter(builds, recorded, published)).toEqual([{ ...row, published: [place] }]);
  });

  it('are those of their project', () => {
    const other = BuildRecorded({ ...BuildRecorded.sample, project: 'payments' });
    expect(rowsAfter(builds, recorded, other)).toHaveLength(2);
  });
});
