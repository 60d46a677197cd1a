import { rowsAfter } from '@ledgerline/testing';
import { ProjectChangeRejected, ProjectChangeWithdrawn, ProjectConfigured } from '../../events';
import { changeProposed, changeReviewed, configured, tighterConfiguration } from '../../testing/policies';
import { configurationChanges } from './project';
import { changeView } from './view';

const effective = ProjectConfigured({
  ...configured(tighterConfiguration, 2).data,
  because: { proposalId: 'c-1' },
});

describe('configuration changes', () => {
  it('wait for words', () => {
    const [row] = rowsAfter(configurationChanges, configured(), changeProposed(), changeReviewed('ana'));
    expect(row).toMatchObject({
      proposalId: 'c-1',
      proposer: 'olga',
      reason: 'nobody needs more',
      words: [{ person: 'ana', at: '2026-01-01T00:02:00.000Z', position: '2' }],
      decision: null,
      position: '1',
    });
    expect(row && changeView(row, 1, undefined)).toMatchObject({ status: 'open', missing: 1 });
  });

  it('are in force from the configuration on that they led to', () => {
    const [row] = rowsAfter(configurationChanges, configured(), changeProposed(), changeReviewed('ana'), effective);
    expect(row?.decision).toEqual({
      status: 'effective',
      person: 'olga',
      version: 2,
      at: '2026-01-01T00:03:00.000Z',
      position: '3',
    });
    expect(row && changeView(row, 2, undefined)).toMatchObject({ status: 'effective', missing: 0 });
  });

  it('are overtaken by any other configuration', () => {
    const [row] = rowsAfter(configurationChanges, configured(), changeProposed(), configured(tighterConfiguration, 2));
    expect(row?.decision).toBeNull();
    expect(row && changeView(row, 2, undefined)).toMatchObject({ status: 'superseded', missing: 0 });
  });

  it('say who rejected or withdrew them', () => {
    const rejected = ProjectChangeRejected(ProjectChangeRejected.sample);
    const withdrawn = ProjectChangeWithdrawn({ project: 'checkout', proposalId: 'c-2', proposer: 'olga' });
    const rows = rowsAfter(configurationChanges, changeProposed(), changeProposed('c-2'), rejected, withdrawn);
    expect(rows.map(({ decision }) => decision)).toMatchObject([
      { status: 'rejected', person: 'ana', reason: 'sale is in a week' },
      { status: 'withdrawn', person: 'olga' },
    ]);
  });

  it('were once as a moment asks', () => {
    const [row] = rowsAfter(configurationChanges, configured(), changeProposed(), changeReviewed('ana'), effective);
    const at = (position: bigint) => row && changeView(row, 1, { position });
    expect(at(1n)).toMatchObject({ status: 'open', missing: 2, words: [], decision: null });
    expect(at(2n)).toMatchObject({ status: 'open', missing: 1 });
  });

  it('have no row for what nobody proposed', () => {
    expect(rowsAfter(configurationChanges, configured(), changeReviewed('ana'), effective)).toEqual([]);
  });
});
