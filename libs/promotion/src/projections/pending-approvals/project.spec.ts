import { rowsAfter } from '@ledgerline/testing';
import { PromotionAborted, PromotionAuthorized, PromotionPlanApproved, PromotionPlanned } from '../../events';
import { digest } from '../../testing/samples';
import { pendingApprovals } from './project';

const planned = PromotionPlanned(PromotionPlanned.sample);
const moved = PromotionPlanned({ ...PromotionPlanned.sample, planHash: digest('d') });
const twoGroups = PromotionPlanned({
  ...PromotionPlanned.sample,
  approvals: [
    { of: 'release-managers', count: 2 },
    { of: 'database-owners', count: 1 },
  ],
});
const approvedBy = (person: string, ...groups: string[]) =>
  PromotionPlanApproved({
    ...PromotionPlanApproved.sample,
    ...{ person, groups: groups.length === 0 ? ['release-managers'] : groups },
  });

describe('pending approvals', () => {
  it('shows what a plan still waits for, and who cannot give it', () => {
    expect(rowsAfter(pendingApprovals, planned, approvedBy('ana'))).toEqual([
      {
        ...{ promotionId: 'p-1', project: 'checkout', environment: 'prod', releaseId: digest('b'), alias: 'v84' },
        ...{ planHash: planned.data.planHash, requester: 'olga', changes: 1 },
        waitsFor: [{ group: 'release-managers', needed: 2, approvedBy: ['ana'] }],
        approvedBy: ['ana'],
        excluded: [{ person: 'olga', as: 'requester' }],
        waitingSince: '2026-01-01T00:00:00.000Z',
        position: '0',
      },
    ]);
  });

  it('drops the row with the last word', () => {
    expect(rowsAfter(pendingApprovals, planned, approvedBy('ana'), approvedBy('mei'))).toEqual([]);
  });

  it('waits for every group that is asked', () => {
    expect(rowsAfter(pendingApprovals, twoGroups, approvedBy('ana'), approvedBy('mei'))).toMatchObject([
      { waitsFor: [{ group: 'database-owners', approvedBy: [] }], approvedBy: ['ana', 'mei'] },
    ]);
    const both = approvedBy('mei', 'release-managers', 'database-owners');
    expect(rowsAfter(pendingApprovals, twoGroups, approvedBy('ana'), both)).toEqual([]);
  });

  it('starts again when the plan moves, and not when it is made again', () => {
    const [again] = rowsAfter(pendingApprovals, planned, approvedBy('ana'), moved);
    expect(again).toMatchObject({ approvedBy: [], waitingSince: '2026-01-01T00:02:00.000Z' });
    expect(rowsAfter(pendingApprovals, planned, approvedBy('ana'), planned)).toMatchObject([{ approvedBy: ['ana'] }]);
  });

  it('shows nothing that nobody is asked for, or that is settled', () => {
    const unasked = PromotionPlanned({ ...PromotionPlanned.sample, approvals: [] });
    expect(rowsAfter(pendingApprovals, unasked)).toEqual([]);
    expect(rowsAfter(pendingApprovals, planned, PromotionAuthorized(PromotionAuthorized.sample))).toEqual([]);
    expect(rowsAfter(pendingApprovals, planned, PromotionAborted(PromotionAborted.sample))).toEqual([]);
  });
});
