import type { Refused } from '@ledgerline/kernel';
import { whatProcessDoes } from '@ledgerline/testing';
import {
  PromotionAborted,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  StandingStateReached,
} from '../../events';
import { digest } from '../../testing/samples';
import type { PromotionProcessCommand } from './commands';
import { promotionProcess } from './process';

const where = { project: 'checkout', environment: 'prod' };
const upstream = { project: 'checkout', environment: 'stage' };
const promotionId = 'p-1';
const { planHash, plan } = PromotionPlanned.sample;

const requested = PromotionRequested(PromotionRequested.sample);
const requestedAgain = PromotionRequested({ ...PromotionRequested.sample, promotionId: 'p-2' });
const requestedOther = PromotionRequested({ ...requestedAgain.data, releaseId: digest('c') });
const planned = PromotionPlanned(PromotionPlanned.sample);
const approved = PromotionPlanApproved(PromotionPlanApproved.sample);
const authorized = PromotionAuthorized(PromotionAuthorized.sample);
const declared = (by: string, intentRevision = 1, at = where) => ({
  type: 'intent.declared' as const,
  data: {
    ...{ ...at, intentRevision, intentHash: digest('2'), document: { release: { id: digest('b') } } },
    because: { promotionId: by, planHash },
  },
});
const declaredByOverlay = {
  type: 'intent.declared' as const,
  data: { ...declared('p-1', 2).data, because: { proposalId: 'o-1' } },
};
const converged = (intentRevision: number, at = where) => ({
  type: 'environment.converged' as const,
  data: { ...at, intentRevision, releaseId: digest('b') },
});
const rolloutFailed = (intentRevision: number) => ({
  type: 'rollout.failed' as const,
  data: { ...where, intentRevision, reason: 'migration 0002 failed' },
});
const overlayApproved = (at = where) => ({ type: 'overlay.approved' as const, data: { ...at, proposalId: 'o-1' } });
const finding = { type: 'finding.opened' as const, data: { ...upstream, findingId: 'DR-1' } };
const observed = { type: 'observation.recorded' as const, data: { ...upstream, detector: 'flagd' } };
const configured = { type: 'project.configured' as const, data: { project: 'checkout' } };
const evaluated = (...gates: PromotionGatesEvaluated['data']['gates']) =>
  PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, gates });
const gate = (name: string, holds: boolean, more: { earliest?: string; until?: string } = {}) => ({
  ...{ gate: name, holds, because: 'so', unblockedBy: [], ...more },
});
const refused = (command: PromotionProcessCommand, code: string, facts = {}): Refused<PromotionProcessCommand> => ({
  ...{ type: 'refused', command, code, facts },
});
const { baseline, proposedIntent } = plan;
const declareIntent: PromotionProcessCommand = {
  command: 'declare-intent',
  ...{ promotionId, ...where, releaseId: digest('b'), planHash, baseline, proposedIntent, authorization: 1 },
  rollback: false,
};
const turnedDown = refused(declareIntent, 'baseline-moved');

const sends = (...commands: PromotionProcessCommand[]) => commands.map((command) => ({ do: 'send', command }));
const evaluates = sends({ command: 'evaluate-gates', promotionId });
const plans = sends({ command: 'plan-promotion', promotionId });
const ignores = (because: string) => [{ do: 'ignore', because }];
const gated = [requested, planned] as const;
const underWay = [...gated, authorized, declared('p-1')] as const;

describe('a promotion', () => {
  it('is planned when it is requested, and evaluated when it is planned', () => {
    expect(whatProcessDoes(promotionProcess, requested)).toEqual(plans);
    expect(whatProcessDoes(promotionProcess, ...gated)).toEqual(evaluates);
  });

  it.each([
    ['somebody approves it', approved],
    ['evidence comes', { type: 'evidence.attached', data: { project: 'checkout' } } as never],
    ['its release reaches a state', StandingStateReached(StandingStateReached.sample)],
    ['its release converges somewhere', converged(7, upstream)],
    ['a finding moves upstream', finding],
    ['another release is declared upstream', declared('p-9', 4, upstream)],
    ['its instant has come', { type: 'wake', name: 'gates', at: '2026-01-01T00:00:00.000Z' } as const],
  ])('is evaluated again when %s', (_what, event) => {
    expect(whatProcessDoes(promotionProcess, ...gated, event)).toEqual(evaluates);
  });

  it('wakes at the first instant at which a gate may change by itself', () => {
    const gates = [
      gate('soak', false, { earliest: '2026-01-03T00:00:00.000Z' }),
      gate('evidence', true, { until: '2026-01-02T00:00:00.000Z' }),
      gate('approvals', false),
    ];
    expect(whatProcessDoes(promotionProcess, ...gated, evaluated(...gates))).toEqual([
      { do: 'wake', name: 'gates', at: '2026-01-02T00:00:00.000Z' },
    ]);
    expect(whatProcessDoes(promotionProcess, ...gated, evaluated(gate('approvals', false)))).toEqual(
      ignores('time alone changes no gate'),
    );
  });

  it('looks at observations only while it waits for a sight that was blocked', () => {
    const waiting = evaluated(gate('no-open-drift', false));
    expect(whatProcessDoes(promotionProcess, ...gated, waiting, observed)).toEqual(evaluates);
    expect(whatProcessDoes(promotionProcess, ...gated, evaluated(gate('no-open-drift', true)), observed)).toEqual(
      ignores('no gate waits for an observation'),
    );
  });

  it.each([
    ['the overlay', overlayApproved()],
    ['the intent', declared('p-9')],
    ['the intent, by an overlay,', declaredByOverlay],
    ['the project’s configuration', configured],
  ])('is planned again when somebody else changes %s of its environment', (_what, event) => {
    expect(whatProcessDoes(promotionProcess, ...gated, event)).toEqual(plans);
  });

  it('does not care for other environments’ overlays', () => {
    expect(whatProcessDoes(promotionProcess, ...gated, overlayApproved(upstream))).toEqual(
      ignores('another environment’s overlay is no part of the plan'),
    );
  });

  it('declares its intent when it is authorised, and has reached no state by that', () => {
    expect(whatProcessDoes(promotionProcess, ...gated, authorized)).toEqual(sends(declareIntent));
  });

  it('reaches its state and rolls out when its intent is declared, and completes when that is observed', () => {
    expect(whatProcessDoes(promotionProcess, ...underWay)).toEqual(
      sends(
        { command: 'reach-state', promotionId, project: 'checkout', releaseId: digest('b') },
        { command: 'record-rolling-out', promotionId, intentRevision: 1, intentHash: digest('2') },
      ),
    );
    expect(
      whatProcessDoes(promotionProcess, ...underWay, PromotionRollingOut(PromotionRollingOut.sample), converged(1)),
    ).toEqual(sends({ command: 'complete-promotion', promotionId, intentRevision: 1 }));
  });

  it('does not complete by what is observed of another intent or elsewhere', () => {
    expect(whatProcessDoes(promotionProcess, ...underWay, converged(2))).toEqual(
      ignores('the environment converged on another intent'),
    );
    expect(whatProcessDoes(promotionProcess, ...underWay, converged(1, upstream))).toEqual(
      ignores('no gate is waited for while it is rolling-out'),
    );
  });

  it('fails when its rollout fails, and not when another does', () => {
    expect(whatProcessDoes(promotionProcess, ...underWay, rolloutFailed(1))).toEqual(
      sends({ command: 'fail-promotion', promotionId, reason: 'migration 0002 failed' }),
    );
    expect(whatProcessDoes(promotionProcess, ...underWay, rolloutFailed(2))).toEqual(
      ignores('the rollout of another intent failed'),
    );
  });

  it('is superseded by another intent on its environment', () => {
    expect(whatProcessDoes(promotionProcess, ...underWay, declared('p-2', 2))).toEqual(
      sends({ command: 'supersede-promotion', promotionId, by: 'p-2' }),
    );
    expect(whatProcessDoes(promotionProcess, ...underWay, declaredByOverlay)).toEqual(
      sends({ command: 'supersede-promotion', promotionId, by: 'o-1' }),
    );
  });

  it('gives way to a newer request for another release, until its own intent is on its way', () => {
    const givesWay = sends({ command: 'supersede-promotion', promotionId, by: 'p-2' });
    expect(whatProcessDoes(promotionProcess, requested, requestedOther)).toEqual(givesWay);
    expect(whatProcessDoes(promotionProcess, ...gated, requestedOther)).toEqual(givesWay);
    expect(whatProcessDoes(promotionProcess, ...gated, authorized, requestedOther)).toEqual(
      ignores('the newer one takes its place when its own intent is declared'),
    );
  });

  it('gives way to no older release that nobody asked for: that gives way to it', () => {
    const cut = (event: PromotionRequested, cutAt: string, more = {}) =>
      PromotionRequested({ ...event.data, ...more, cutAt });
    const [march, april] = ['2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'];
    const mine = cut(requested, april);
    const theirs = sends({ command: 'supersede-promotion', promotionId: 'p-2', by: promotionId });
    const givesWay = sends({ command: 'supersede-promotion', promotionId, by: 'p-2' });
    const older = cut(requestedOther, march, { automatic: true });
    expect(whatProcessDoes(promotionProcess, mine, planned, older)).toEqual(theirs);
    expect(whatProcessDoes(promotionProcess, mine, planned, authorized, older)).toEqual(theirs);
    expect(whatProcessDoes(promotionProcess, mine, planned, cut(requestedOther, march))).toEqual(givesWay);
    const newer = cut(requestedOther, '2026-05-01T00:00:00.000Z', { automatic: true });
    expect(whatProcessDoes(promotionProcess, mine, planned, newer)).toEqual(givesWay);
  });

  it('gives way afterwards, if its intent was turned down', () => {
    expect(whatProcessDoes(promotionProcess, ...gated, authorized, requestedOther, turnedDown)).toEqual(
      sends({ command: 'supersede-promotion', promotionId, by: 'p-2', turnedDown: 1 }),
    );
  });

  it('keeps its approvals when the same release is requested again: the later request gives way', () => {
    expect(whatProcessDoes(promotionProcess, ...gated, requestedAgain)).toEqual(
      sends({ command: 'supersede-promotion', promotionId: 'p-2', by: promotionId }),
    );
  });

  it('is planned again when its environment has moved, but not for ever', () => {
    const round = [planned, authorized, turnedDown] as const;
    expect(whatProcessDoes(promotionProcess, requested, ...round)).toEqual(
      sends({ command: 'plan-promotion', promotionId, turnedDown: 1 }),
    );
    expect(
      whatProcessDoes(promotionProcess, requested, ...round, ...round, ...round, ...round, ...round, ...round),
    ).toEqual(
      sends({
        ...{ command: 'fail-promotion', promotionId },
        reason: 'its environment moved 5 times while its intent was to be declared',
      }),
    );
  });

  it('fails, saying why, when it can be neither planned nor declared', () => {
    const facts = { key: 'web.replicas', owner: 'web-team' };
    const planning = { command: 'plan-promotion', promotionId } as const;
    expect(whatProcessDoes(promotionProcess, requested, refused(planning, 'variance-not-allowed', facts))).toEqual(
      sends({
        ...{ command: 'fail-promotion', promotionId },
        reason: 'plan-promotion was refused: variance-not-allowed (key: web.replicas, owner: web-team)',
      }),
    );
    expect(whatProcessDoes(promotionProcess, ...gated, authorized, refused(declareIntent, 'no-such-release'))).toEqual(
      sends({
        ...{ command: 'fail-promotion', promotionId },
        reason: 'declare-intent was refused: no-such-release',
      }),
    );
  });

  it('takes a late refusal of its book-keeping for what it is', () => {
    const completing = { command: 'complete-promotion', promotionId, intentRevision: 1 } as const;
    expect(whatProcessDoes(promotionProcess, ...underWay, refused(completing, 'not-rolling-out'))).toEqual(
      ignores('complete-promotion was refused: not-rolling-out'),
    );
  });

  it.each([
    ['completed', [...underWay], PromotionCompleted(PromotionCompleted.sample)],
    ['aborted', [...gated], PromotionAborted(PromotionAborted.sample)],
  ])('ends when it is %s, and follows nothing any more', (_status, history, ending) => {
    expect(whatProcessDoes(promotionProcess, ...history, ending)).toEqual([{ do: 'end' }]);
    expect(whatProcessDoes(promotionProcess, ...history, ending, finding)).toEqual(ignores('the promotion is over'));
    expect(promotionProcess.follows({ status: 'over' })).toEqual([]);
  });
});

describe('what reaches a promotion', () => {
  const stateAfter = (...events: readonly object[]) =>
    events.reduce<ReturnType<typeof promotionProcess.evolve>>(
      (state, event) => promotionProcess.evolve(state, event as never),
      promotionProcess.initial,
    );

  it('is what happens to its release, its environment, the upstream ones and its project', () => {
    expect(promotionProcess.follows(stateAfter(...gated))).toEqual([
      `release:checkout:${digest('b')}`,
      'project:checkout',
      'environment:checkout:prod',
      'environment:checkout:stage',
    ]);
  });

  it('is told by each event', () => {
    expect(promotionProcess.correlate(requested)).toEqual({
      instance: 'p-1',
      following: ['environment:checkout:prod'],
    });
    expect(promotionProcess.correlate(PromotionAborted(PromotionAborted.sample))).toEqual({ instance: 'p-1' });
    expect(promotionProcess.correlate(finding)).toEqual({ following: ['environment:checkout:stage'] });
    expect(promotionProcess.correlate(converged(1))).toEqual({
      following: [`release:checkout:${digest('b')}`, 'environment:checkout:prod'],
    });
    expect(promotionProcess.correlate(configured)).toEqual({ following: ['project:checkout'] });
  });

  it('is not remembered when it changes nothing', () => {
    const state = stateAfter(...gated);
    for (const event of [approved, finding, configured, converged(1)]) {
      expect(promotionProcess.evolve(state, { ...event, recordedAt: '2026-01-01T00:00:00.000Z' })).toBe(state);
    }
  });
});
