import { rowsAfter } from '@ledgerline/testing';
import { OverlayRejected, OverlayReviewWithdrawn } from '../../events';
import { approved, proposed, reviewed, superseded } from '../../testing/histories';
import { overlayProposals } from './project';

const ana = { person: 'ana', owners: ['web-team'], keys: ['web.replicas'] };
const mei = { person: 'mei', owners: ['orders-team'], keys: ['databases.orders.settings.work_mem'] };
const withdrawn = OverlayReviewWithdrawn({ ...OverlayReviewWithdrawn.sample, proposalId: 'o-1' });

describe('overlay proposals', () => {
  it('wait for a decision', () => {
    expect(rowsAfter(overlayProposals, proposed())).toMatchObject([
      {
        proposalId: 'o-1',
        proposer: 'olga',
        changes: { 'web.replicas': 12 },
        reviews: [],
        decision: null,
        overlay: null,
        position: '0',
      },
    ]);
  });

  it('gather the words of their owners, the last of which puts them into force', () => {
    const values = { 'web.replicas': 12 };
    expect(rowsAfter(overlayProposals, proposed(), reviewed(), approved('o-1', 1, values, ana, mei))).toMatchObject([
      {
        reviews: [
          { ...ana, position: '1', withdrawn: null },
          { ...mei, position: '2', withdrawn: null },
        ],
        decision: { status: 'approved', person: 'mei' },
      },
    ]);
  });

  it('remember a word that was taken back, and when', () => {
    expect(rowsAfter(overlayProposals, proposed(), reviewed(), withdrawn, reviewed())).toMatchObject([
      {
        reviews: [
          { ...ana, position: '1', withdrawn: { position: '2', at: '2026-01-01T00:02:00.000Z' } },
          { ...ana, position: '3', withdrawn: null },
        ],
      },
    ]);
  });

  it('keep a bounded number of words, first of all those that count', () => {
    const backAndForth = Array.from({ length: 400 }, () => [reviewed(), withdrawn]).flat();
    const rows = rowsAfter(overlayProposals, proposed(), reviewed('o-1', mei), ...backAndForth, reviewed());
    expect(rows[0]?.reviews).toHaveLength(300);
    expect(rows[0]?.reviews.filter((review) => review.withdrawn === null)).toMatchObject([mei, ana]);
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

  it('say which one came first when they are superseded', () => {
    expect(rowsAfter(overlayProposals, proposed(), proposed('o-2'), approved(), superseded())).toMatchObject([
      { proposalId: 'o-1' },
      { proposalId: 'o-2', decision: { status: 'superseded', by: 'o-1', position: '3' }, overlay: null },
    ]);
  });

  it('are not there when nobody made them', () => {
    expect(rowsAfter(overlayProposals, approved(), reviewed(), superseded())).toEqual([]);
  });
});
