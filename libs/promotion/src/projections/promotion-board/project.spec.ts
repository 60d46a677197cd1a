import { rowsAfter } from '@ledgerline/testing';
import {
  PromotionAborted,
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionGatesEvaluated,
  PromotionGlassBreakAsked,
  PromotionGlassBreakReviewed,
  PromotionGlassBroken,
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
const revoked = PromotionApprovalRevoked(PromotionApprovalRevoked.sample);
const asked = PromotionGlassBreakAsked(PromotionGlassBreakAsked.sample);
const broken = PromotionGlassBroken(PromotionGlassBroken.sample);
const reviewed = PromotionGlassBreakReviewed(PromotionGlassBreakReviewed.sample);

describe('the promotion board', () => {
  it('shows who wants what where, and why, from the request on', () => {
    expect(rowsAfter(promotionBoard, requested)).toEqual([
      {
        ...{ promotionId: 'p-1', project: 'checkout', environment: 'prod', releaseId: digest('b'), alias: 'v84' },
        ...{ requester: 'olga', reason: 'weekly release', status: 'requested', plan: null, planHash: null },
        ...{ gates: [], approvals: [], involved: [], intentRevision: null, ended: null },
        ...{ requestedAt: '2026-01-01T00:00:00.000Z', plannedAt: null, authorizedAt: null, endedAt: null },
        ...{ position: '0', asOf: '0', revision: '0', changedAt: '2026-01-01T00:00:00.000Z' },
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

  it('tells each person’s word once, however often they add to it', () => {
    const commented = PromotionPlanApproved({ ...PromotionPlanApproved.sample, comment: 'read it' });
    expect(rowsAfter(promotionBoard, requested, planned, approved, commented)).toMatchObject([
      { approvals: [{ person: 'ana', comment: 'read it' }] },
    ]);
    expect(rowsAfter(promotionBoard, requested, planned, approved, commented)[0]?.approvals).toHaveLength(1);
  });

  it('opens again what was authorised on a word that is taken back', () => {
    const history = [requested, planned, approved, evaluated(gate), authorized, revoked] as const;
    expect(rowsAfter(promotionBoard, ...history)).toMatchObject([
      { status: 'gated', approvals: [], gates: [], authorizedAt: null },
    ]);
    const ofAnother = PromotionApprovalRevoked({ ...revoked.data, planHash: digest('d') });
    expect(rowsAfter(promotionBoard, requested, planned, approved, ofAnother)).toMatchObject([
      { approvals: [{ person: 'ana' }] },
    ]);
  });

  it('says what kind of request it was, and whether anybody made it', () => {
    const back = PromotionRequested({ ...PromotionRequested.sample, kind: 'rollback' });
    const byItself = PromotionRequested({ ...PromotionRequested.sample, automatic: true });
    expect(rowsAfter(promotionBoard, back)).toMatchObject([{ kind: 'rollback' }]);
    expect(rowsAfter(promotionBoard, byItself)).toMatchObject([{ automatic: true }]);
    expect(rowsAfter(promotionBoard, requested)[0]).not.toHaveProperty('kind');
  });

  it('shows who wants its gates broken, who broke them, and what was written about it', () => {
    const gated = [requested, planned] as const;
    expect(rowsAfter(promotionBoard, ...gated)[0]).not.toHaveProperty('glass');
    expect(rowsAfter(promotionBoard, ...gated, asked)).toMatchObject([
      { glass: { status: 'asked', people: ['ana'], at: '2026-01-01T00:02:00.000Z', reviewOwed: false } },
    ]);
    expect(rowsAfter(promotionBoard, ...gated, asked, broken)).toMatchObject([
      { glass: { status: 'broken', people: ['ana', 'mei'], reviewOwed: true, review: null } },
    ]);
    const ending = PromotionCompleted(PromotionCompleted.sample);
    expect(rowsAfter(promotionBoard, ...gated, asked, broken, ending, reviewed)).toMatchObject([
      { status: 'completed', glass: { reviewOwed: false, review: { person: 'olga', review: reviewed.data.review } } },
    ]);
  });

  it('keeps the review open when somebody asks again', () => {
    expect(rowsAfter(promotionBoard, requested, planned, asked, broken, asked)).toMatchObject([
      { glass: { status: 'asked', reviewOwed: true } },
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

  it('is not blocked by a gate that only warns', () => {
    const warns = { ...gate, gate: 'window', mode: 'warn' as const, earliest: '2026-02-01T00:00:00.000Z' };
    const [row] = rowsAfter(promotionBoard, requested, planned, evaluated(gate, warns));
    expect(row && promotionAnswer(row)).toMatchObject({ blockedBy: ['soak'], earliest: gate.earliest });
  });
});
