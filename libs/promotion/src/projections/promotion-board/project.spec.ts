import { rowsAfter } from '@ledgerline/testing';
import {
  PromotionAborted,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  PromotionSuperseded,
} from '../../events';
import { digest } from '../../testing/samples';
import { promotionAnswer } from './answer';
import { promotionBoard } from './project';

const requested = PromotionRequested(PromotionRequested.sample);
const planned = PromotionPlanned(PromotionPlanned.sample);
const plannedAgain = PromotionPlanned({ ...PromotionPlanned.sample, planHash: digest('d') });
const approved = PromotionPlanApproved(PromotionPlanApproved.sample);
const gate = { gate: 'soak', holds: false, because: 'soaks', unblockedBy: [], earliest: '2026-01-03T00:00:00.000Z' };
const evaluated = (...gates: PromotionGatesEvaluated['data']['gates']) =>
  PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, gates });
const authorized = PromotionAuthorized(PromotionAuthorized.sample);
const rollingOut = PromotionRollingOut(PromotionRollingOut.sample);

describe('the promotion board', () => {
  it('shows who wants what where, and why, from the request on', () => {
    expect(rowsAfter(promotionBoard, requested)).toEqual([
      {
        ...{ promotionId: 'p-1', project: 'checkout', environment: 'prod', releaseId: digest('b'), alias: 'v84' },
        ...{ requester: 'olga', reason: 'weekly release', status: 'requested', plan: null, planHash: null },
        ...{ gates: [], approvals: [], involved: [], intentRevision: null, ended: null },
        ...{ requestedAt: '2026-01-01T00:00:00.000Z', plannedAt: null, authorizedAt: null, endedAt: null },
        ...{ position: '0', asOf: '0', revision: '0' },
      },
    ]);
  });

  it('shows the plan, its gates and its approvals', () => {
    expect(rowsAfter(promotionBoard, requested, planned, evaluated(gate), approved)).toMatchObject([
      {
        ...{ status: 'gated', planHash: planned.data.planHash, plan: planned.data.plan, gates: [gate] },
        approvals: [{ person: 'ana', groups: ['release-managers'], at: '2026-01-01T00:03:00.000Z' }],
        ...{ plannedAt: '2026-01-01T00:01:00.000Z', position: '0', asOf: '3', revision: '3' },
      },
    ]);
  });

  it('shows neither gates nor approvals of a plan that is no longer', () => {
    expect(rowsAfter(promotionBoard, requested, planned, approved, evaluated(gate), plannedAgain)).toMatchObject([
      { planHash: digest('d'), gates: [], approvals: [] },
    ]);
    expect(rowsAfter(promotionBoard, requested, planned, approved, planned)).toMatchObject([
      { approvals: [{ person: 'ana' }] },
    ]);
  });

  it('follows it to its end', () => {
    const history = [requested, planned, authorized, rollingOut] as const;
    expect(rowsAfter(promotionBoard, ...history)).toMatchObject([
      { status: 'rolling-out', intentRevision: 1, authorizedAt: '2026-01-01T00:02:00.000Z', endedAt: null },
    ]);
    expect(rowsAfter(promotionBoard, ...history, PromotionCompleted(PromotionCompleted.sample))).toMatchObject([
      { status: 'completed', ended: null, endedAt: '2026-01-01T00:04:00.000Z' },
    ]);
  });

  it.each([
    ['failed', PromotionFailed(PromotionFailed.sample), 'migration 0002 failed'],
    ['aborted', PromotionAborted(PromotionAborted.sample), 'olga: found a bug'],
    ['superseded', PromotionSuperseded(PromotionSuperseded.sample), 'p-2'],
  ])('says why it was %s', (status, ending, ended) => {
    expect(rowsAfter(promotionBoard, requested, ending)).toMatchObject([{ status, ended }]);
  });

  it('answers why it is blocked, and when it may go on by itself', () => {
    const approvals = { gate: 'approvals:rm', holds: false, because: 'needs one', unblockedBy: ['rm'] };
    const holding = { gate: 'after:stage', holds: true, because: 'converged', unblockedBy: [] };
    const [waits] = rowsAfter(promotionBoard, requested, planned, evaluated(gate, holding));
    const [needs] = rowsAfter(promotionBoard, requested, planned, evaluated(gate, approvals));
    const [over] = rowsAfter(
      promotionBoard,
      requested,
      planned,
      evaluated(gate),
      PromotionAborted(PromotionAborted.sample),
    );
    expect(waits && promotionAnswer(waits)).toMatchObject({ blockedBy: ['soak'], earliest: gate.earliest });
    expect(needs && promotionAnswer(needs)).toMatchObject({ blockedBy: ['soak', 'approvals:rm'], earliest: null });
    expect(over && promotionAnswer(over)).toMatchObject({ blockedBy: [], earliest: null });
  });
});
