import { rowsAfter } from '@ledgerline/testing';
import {
  PromotionAborted,
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRollingOut,
} from '../../events';
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

const revokedBy = (person: string) => PromotionApprovalRevoked({ ...PromotionApprovalRevoked.sample, person });
const evaluated = (gate: string, holds: boolean) =>
  PromotionGatesEvaluated({
    ...PromotionGatesEvaluated.sample,
    gates: [{ gate, holds, because: '', unblockedBy: [] }],
  });
const authorized = PromotionAuthorized(PromotionAuthorized.sample);

describe('pending approvals', () => {
  it('shows what a plan still waits for, and who cannot give it', () => {
    expect(rowsAfter(pendingApprovals, planned, approvedBy('ana'))).toEqual([
      {
        ...{ promotionId: 'p-1', project: 'checkout', environment: 'prod', releaseId: digest('b'), alias: 'v84' },
        ...{ planHash: planned.data.planHash, requester: 'olga', changes: 1 },
        waitsFor: [{ group: 'release-managers', needed: 2, approvedBy: ['ana'] }],
        approvedBy: ['ana'],
        quorums: planned.data.approvals,
        words: [{ person: 'ana', groups: ['release-managers'] }],
        unmet: [],
        excluded: [{ person: 'olga', as: 'requester' }],
        people: {},
        waitingSince: '2026-01-01T00:00:00.000Z',
        position: '0',
      },
    ]);
  });

  it('waits for nobody after the last word, and again when it is taken back', () => {
    const both = [planned, approvedBy('ana'), approvedBy('mei')] as const;
    expect(rowsAfter(pendingApprovals, ...both)).toMatchObject([{ waitsFor: [] }]);
    expect(rowsAfter(pendingApprovals, ...both, authorized, revokedBy('mei'))).toMatchObject([
      { waitsFor: [{ group: 'release-managers', approvedBy: ['ana'] }], approvedBy: ['ana'] },
    ]);
  });

  it('waits for every group that is asked', () => {
    expect(rowsAfter(pendingApprovals, twoGroups, approvedBy('ana'), approvedBy('mei'))).toMatchObject([
      { waitsFor: [{ group: 'database-owners', approvedBy: [] }], approvedBy: ['ana', 'mei'] },
    ]);
    const both = approvedBy('mei', 'release-managers', 'database-owners');
    expect(rowsAfter(pendingApprovals, twoGroups, approvedBy('ana'), both)).toMatchObject([{ waitsFor: [] }]);
  });

  it('waits for those who stand in for a gate only while that does not hold by itself', () => {
    const conditional = PromotionPlanned({
      ...PromotionPlanned.sample,
      approvals: [{ of: 'database-owners', count: 1, unless: 'expression' }],
    });
    expect(rowsAfter(pendingApprovals, conditional)).toMatchObject([{ waitsFor: [] }]);
    expect(rowsAfter(pendingApprovals, conditional, evaluated('expression', false))).toMatchObject([
      { waitsFor: [{ group: 'database-owners', needed: 1, approvedBy: [], unless: 'expression' }] },
    ]);
    expect(
      rowsAfter(pendingApprovals, conditional, evaluated('expression', false), evaluated('expression', true)),
    ).toMatchObject([{ waitsFor: [] }]);
  });

  it('counts one person once, under whatever name', () => {
    const named = PromotionPlanned({ ...PromotionPlanned.sample, people: { 'ana-gh': 'ana' } });
    expect(rowsAfter(pendingApprovals, named, approvedBy('ana'), approvedBy('ana-gh'))).toMatchObject([
      { waitsFor: [{ approvedBy: ['ana'] }] },
    ]);
  });

  it('starts again when the plan moves, and not when it is made again', () => {
    const [again] = rowsAfter(pendingApprovals, planned, approvedBy('ana'), moved);
    expect(again).toMatchObject({ approvedBy: [], waitingSince: '2026-01-01T00:02:00.000Z' });
    expect(rowsAfter(pendingApprovals, planned, approvedBy('ana'), planned)).toMatchObject([{ approvedBy: ['ana'] }]);
  });

  it('has no row where nobody is asked, or when it is settled', () => {
    const unasked = PromotionPlanned({ ...PromotionPlanned.sample, approvals: [] });
    expect(rowsAfter(pendingApprovals, unasked)).toEqual([]);
    expect(rowsAfter(pendingApprovals, planned, authorized)).toMatchObject([{ waitsFor: [] }]);
    expect(rowsAfter(pendingApprovals, planned, PromotionRollingOut(PromotionRollingOut.sample))).toEqual([]);
    expect(rowsAfter(pendingApprovals, planned, PromotionAborted(PromotionAborted.sample))).toEqual([]);
  });
});
