import { rowsAfter } from '@ledgerline/testing';
import { OverlayRejected } from '../../events';
import { approved, proposed } from '../../testing/histories';
import { overlayProposals } from './project';

describe('overlay proposals', () => {
  it('wait for a decision', () => {
    expect(rowsAfter(overlayProposals, proposed())).toMatchObject([
      {
        proposalId: 'o-1',
        proposer: 'olga',
        changes: { 'web.replicas': 12 },
        decision: null,
        overlay: null,
        position: '0',
      },
    ]);
  });

  it('leave the whole overlay behind when they are approved', () => {
    expect(rowsAfter(overlayProposals, proposed(), approved())).toMatchObject([
      {
        decision: { status: 'approved', person: 'ana', at: '2026-01-01T00:01:00.000Z', position: '1' },
        overlay: { version: 1, values: { 'web.replicas': 12 } },
      },
    ]);
  });

  it('say why when they are rejected', () => {
    const rejected = OverlayRejected({ ...OverlayRejected.sample, proposalId: 'o-1' });
    expect(rowsAfter(overlayProposals, proposed(), rejected)).toMatchObject([
      { decision: { status: 'rejected', person: 'ana', reason: 'too many' }, overlay: null },
    ]);
  });

  it('are not there when nobody made them', () => {
    expect(rowsAfter(overlayProposals, approved())).toEqual([]);
  });
});
